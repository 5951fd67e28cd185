/**
 * Words on the buttons of softphones and around their calls, in the languages of product.md §5 (en, fr, de, es, it, pt,
 * nl, pl, ja, zh, ar, he), as stems. A button with a weak word needs other evidence beside it: mail programs reply,
 * calendars accept and decline, dialogs end.
 */
const stems = (latin: string, signs: string): RegExp => new RegExp(`(?<!\\p{L})(?:${latin})|${signs}`, 'iu');

export type Role = 'answer' | 'decline' | 'hangUp';

/** In this order: 切断 ends a call, 拒 declines one, and both may stand with a word for answering. */
const ROLES: [Role, boolean, RegExp][] = [
  ['hangUp', true, stems('hang ?up|raccroch|aufleg|colgar|riag+anc|desligar|ophang|rozłącz', '切|挂断|إنهاء ال|נתק|ניתוק')],
  ['answer', true, stems('answer|pick ?up|décroch|abheb|contest|descolg|rispond|atend|opnem|beantw|odbier', '応答|出る|接听|الرد|ענה')],
  ['decline', false, stems('declin|déclin|rej|refus|ablehn|abweis|rechaz|rifiut|recus|weiger|afwij|odrzu', '拒|رفض|דח|סרב')],
  ['hangUp', false, stems('end|disconn|termin(?:a|er)|beend|finaliz|encerr|beëind|zako', '終|结束|إنهاء|סיום')],
  ['answer', false, stems('ac+ept|accett|akcept|akzept|aceit|répond|annehm|respond|aannem|przyjm', '受|接受|قبول|קבל')],
];
const CALL = stems('call|appel|anruf|gespr|llamad|chiamat|chamad|oproep|połącz', '話|话|着信|来电|مكالم|שיח');
const INCOMING = stems(
  'incoming|inbound|ringing|is calling|(?:appel )?entrant|vous appel|sonner|eingeh|ankomm|ruft|klingel|te llama|in arrivo|in entrata|squill|receb|inkom|belt|gaat over|przychod|dzwon',
  '着信|来电|呼入|响铃|وارد|رنين|נכנס|מצלצ',
);
const OUTGOING = stems('outgoing|dial+ing|calling|sortant|ausgeh|wähl|salient|llamando|in uscita|chamando|uitgaan|wychodz|wybier', '発信|呼び|呼出|拨|صادر|יוצא|מחיי');

export const isIncoming = (text: string): boolean => INCOMING.test(text);
export const isOutgoing = (text: string): boolean => OUTGOING.test(text);

/** What a button of this name does in a call, and whether its name alone says so. Longer names are sentences. */
export function roleOf(name: string): { role: Role; strong: boolean } | null {
  if (name.length > 40) return null;
  for (const [role, strong, words] of ROLES) if (words.test(name)) return { role, strong: strong || CALL.test(name) };
  return null;
}
