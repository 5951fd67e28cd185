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
/** Words that speak of a call by themselves, … */
const RINGING = stems('ringing|is calling|vous appel|sonner|ruft|klingel|te llama|squill|belt|gaat over|dzwon', '着信|来电|响铃|رنين|מצלצ');
/** … and words of what comes in: mail, orders and goods do so too. */
const INWARD = stems('incoming|inbound|entrant|eingeh|ankomm|in arrivo|in entrata|receb|inkom|przychod', '呼入|وارد|נכנס');
/** What stands where a number would (RFC 3323 calls it privacy). */
const WITHHELD = stems(
  'anonym|anonim|anônim|anónim|anoniem|private|withheld|unknown|restricted|no caller id|masqué|inconnu|privé|unterdrückt|unbekannt|oculto|desconocid|privad|privat|nascost|sconosciut|desconhecid|confidencial|afgeschermd|onbekend|zastrzeżon|nieznan|prywatn',
  '非通知|匿名|通知不可|未知|隐藏|خاص|مجهول|محجوب|חסוי|אנונימי|לא ידוע',
);
/** A line that says so is short. */
const MOST_WITHHELD = 40;
const ENDED = stems(
  'ended|hung up|disconnected|terminé|raccroché|beendet|aufgelegt|finalizad|colgad|terminat[ao]|conclus|encerrad|desligad|beëindigd|opgehangen|zakończon|rozłączon',
  '終了|结束|已挂断|انتهت|انتهى|הסתיימ|נותק',
);
/** Buttons that say what to do with calls from now on, or with cookies; none of them answers one that rings. */
const RULE = stems('all|every|tous|tout|toutes|alle|todas?|todos?|tutt|wszyst|anonym|unknown|spam|always|immer|toujours|siempre|sempre|altijd|zawsze|cookies?', '全|すべて|所有|الكل|جميع|הכל');
const OUTGOING = stems('outgoing|dial+ing|calling|wird (?:an)?gerufen|sortant|ausgeh|wähl|salient|llamando|in uscita|chamando|uitgaan|wychodz|wybier', '発信|呼び|呼出|拨|صادر|יוצא|מחיי');

export const isIncoming = (text: string): boolean => RINGING.test(text) || (INWARD.test(text) && CALL.test(text));
export const isEnded = (text: string): boolean => ENDED.test(text);
export const isOutgoing = (text: string): boolean => OUTGOING.test(text);

/** What a button of this name does in a call, and whether its name alone says so. Longer names are sentences. */
export function roleOf(name: string): { role: Role; strong: boolean } | null {
  if (name.length > 40 || RULE.test(name)) return null;
  for (const [role, strong, words] of ROLES) if (words.test(name)) return { role, strong: strong || CALL.test(name) };
  return null;
}

/** The line of a card that says that the caller withholds the number. */
export function withheldIn(text: string): string | null {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.find((line) => line.length <= MOST_WITHHELD && WITHHELD.test(line)) ?? null;
}
