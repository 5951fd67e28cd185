import { expect, test } from 'vitest';
import { isIncoming, isOutgoing, roleOf } from './words.ts';

test.each([
  ['Answer', 'answer', true], ['Accept', 'answer', false], ['Accept call', 'answer', true], ['Pick up', 'answer', true], ['Décrocher', 'answer', true], ['Répondre', 'answer', false], ['Annehmen', 'answer', false],
  ['Anruf annehmen', 'answer', true], ['Contestar', 'answer', true], ['Rispondi', 'answer', true], ['Atender', 'answer', true], ['Opnemen', 'answer', true], ['Odbierz', 'answer', true], ['応答', 'answer', true], ['接听', 'answer', true], ['الرد', 'answer', true], ['מענה', 'answer', true],
  ['Decline', 'decline', false], ['Reject', 'decline', false], ['Refuser', 'decline', false], ['Rejeter', 'decline', false], ['Ablehnen', 'decline', false], ['Rechazar', 'decline', false], ['Rifiuta', 'decline', false], ['Recusar', 'decline', false], ['Weigeren', 'decline', false], ['Odrzuć', 'decline', false], ['拒否', 'decline', false], ['拒绝', 'decline', false], ['رفض', 'decline', false], ['דחייה', 'decline', false],
  ['Hang up', 'hangUp', true], ['End call', 'hangUp', true], ['End', 'hangUp', false], ['Raccrocher', 'hangUp', true], ['Auflegen', 'hangUp', true], ['Beenden', 'hangUp', false], ['Colgar', 'hangUp', true], ['Riaggancia', 'hangUp', true], ['Desligar', 'hangUp', true], ['Ophangen', 'hangUp', true], ['Rozłącz', 'hangUp', true], ['切断', 'hangUp', true], ['挂断', 'hangUp', true], ['إنهاء المكالمة', 'hangUp', true], ['ניתוק', 'hangUp', true],
])('%s', (name, role, strong) => expect(roleOf(name)).toEqual({ role, strong }));

test.each(['', 'Call', 'Mute', 'Transfer', 'Cancel', 'Send', 'Weekend', 'Keypad', 'Unanswered', 'Please answer all of the following questions first'])('“%s” is no call button', (name) => expect(roleOf(name)).toBeNull());

test.each(['Incoming call', 'Appel entrant', 'Eingehender Anruf', 'Llamada entrante', 'Chiamata in arrivo', 'Chamada recebida', 'Inkomend gesprek', 'Połączenie przychodzące', '着信', '来电', 'مكالمة واردة', 'שיחה נכנסת', 'Es klingelt', 'Gaat over'])('%s comes in', (text) => expect(isIncoming(text)).toBe(true));
test.each(['Calling…', 'Dialing', 'Appel sortant', 'Llamando', 'In uscita', 'Wybieranie', '発信中'])('%s goes out', (text) => expect([isIncoming(text), isOutgoing(text)]).toEqual([false, true]));
