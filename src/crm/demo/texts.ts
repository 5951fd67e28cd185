/** What agents write, by the customer's language. `{phone}` is replaced by a number that only the note mentions. */
export interface Texts {
  subjects: string[];
  notes: string[];
  mention: string;
  followUps: string[];
  tasks: string[];
  comments: string[];
}

const en: Texts = {
  subjects: ['Boiler loses pressure overnight', 'Invoice shows the old tariff', 'Router restarts every evening', 'Delivery left at the wrong address', 'Wants to move house in spring', 'Refund for a missed visit', 'Meter reading looks too high', 'Contract renewal questions', 'Warranty claim for a thermostat'],
  notes: ['Asked when the engineer comes. Confirmed the morning slot.', 'Explained the new tariff, happy with it.', 'Pressure falls to 0.4 bar at night. Tops it up at 7.', 'Line was bad, will call again after lunch.', 'Changed the bank details, identity checked.', 'Wants the contract by post, not by e-mail.', 'Friendly. No further questions.'],
  mention: 'Please call back in the afternoon on {phone}, ask for the caretaker.',
  followUps: ['Ordered the part, arrives on Thursday.', 'Customer sent photos of the gauge.', 'Spoke to the depot, parcel found.', 'Credit note issued.', 'No answer twice, left a message.'],
  tasks: ['Call back about the visit', 'Send the contract by post', 'Check the credit note', 'Ask the depot for the parcel', 'Confirm the engineer’s slot'],
  comments: ['Hard of hearing. Speak slowly, never leave voicemail.', 'Prefers calls before ten.', 'Key is with the neighbour.', 'Pays by direct debit.', 'Two dogs, ring the bell first.'],
};

const de: Texts = {
  subjects: ['Heizung verliert über Nacht Druck', 'Rechnung zeigt den alten Tarif', 'Router startet jeden Abend neu', 'Paket an falscher Adresse abgegeben', 'Umzug im Frühjahr', 'Erstattung für verpassten Termin', 'Zählerstand wirkt zu hoch', 'Fragen zur Vertragsverlängerung'],
  notes: ['Fragt, wann der Techniker kommt. Vormittag bestätigt.', 'Neuen Tarif erklärt, ist zufrieden.', 'Druck fällt nachts auf 0,4 bar, füllt morgens nach.', 'Schlechte Verbindung, meldet sich nach der Mittagspause.', 'Bankverbindung geändert, Identität geprüft.', 'Möchte den Vertrag per Post.'],
  mention: 'Bitte nachmittags unter {phone} zurückrufen, Hausmeister verlangen.',
  followUps: ['Ersatzteil bestellt, kommt am Donnerstag.', 'Kunde hat Fotos geschickt.', 'Paket im Depot gefunden.', 'Gutschrift erstellt.', 'Zweimal nicht erreicht, Nachricht hinterlassen.'],
  tasks: ['Rückruf wegen Termin', 'Vertrag per Post schicken', 'Gutschrift prüfen', 'Im Depot nach dem Paket fragen'],
  comments: ['Schwerhörig, bitte langsam sprechen.', 'Am besten vor zehn Uhr anrufen.', 'Schlüssel liegt beim Nachbarn.', 'Zahlt per Lastschrift.'],
};

const fr: Texts = {
  subjects: ['La chaudière perd de la pression la nuit', 'La facture affiche l’ancien tarif', 'La box redémarre chaque soir', 'Colis livré à la mauvaise adresse', 'Déménagement prévu au printemps', 'Remboursement d’un rendez-vous manqué', 'Relevé de compteur trop élevé'],
  notes: ['Demande quand passe le technicien. Matinée confirmée.', 'Nouveau tarif expliqué, client satisfait.', 'Mauvaise ligne, rappelle après le déjeuner.', 'Coordonnées bancaires modifiées, identité vérifiée.', 'Souhaite le contrat par courrier.'],
  mention: 'Rappeler l’après-midi au {phone}, demander le gardien.',
  followUps: ['Pièce commandée, arrive jeudi.', 'Le client a envoyé des photos.', 'Colis retrouvé au dépôt.', 'Avoir émis.'],
  tasks: ['Rappeler pour le rendez-vous', 'Envoyer le contrat par courrier', 'Vérifier l’avoir'],
  comments: ['Malentendante, parler lentement.', 'Préfère être appelé avant dix heures.', 'La clé est chez la voisine.'],
};

const es: Texts = {
  subjects: ['La caldera pierde presión por la noche', 'La factura muestra la tarifa antigua', 'El router se reinicia cada tarde', 'Paquete entregado en otra dirección', 'Se muda en primavera', 'Devolución por una visita fallida'],
  notes: ['Pregunta cuándo viene el técnico. Confirmada la mañana.', 'Explicada la nueva tarifa, conforme.', 'Mala línea, llamará después de comer.', 'Cambiados los datos bancarios, identidad verificada.'],
  mention: 'Devolver la llamada por la tarde al {phone}, preguntar por el conserje.',
  followUps: ['Pieza pedida, llega el jueves.', 'El cliente ha enviado fotos.', 'Paquete localizado en el almacén.'],
  tasks: ['Devolver la llamada por la visita', 'Enviar el contrato por correo', 'Revisar el abono'],
  comments: ['Oye mal, hablar despacio.', 'Prefiere llamadas antes de las diez.', 'Paga por domiciliación.'],
};

const it: Texts = {
  subjects: ['La caldaia perde pressione di notte', 'La fattura riporta la vecchia tariffa', 'Il router si riavvia ogni sera', 'Pacco consegnato all’indirizzo sbagliato', 'Trasloco in primavera'],
  notes: ['Chiede quando arriva il tecnico. Confermata la mattina.', 'Spiegata la nuova tariffa, soddisfatto.', 'Linea disturbata, richiama dopo pranzo.', 'Modificato l’IBAN, identità verificata.'],
  mention: 'Richiamare nel pomeriggio al {phone}, chiedere del custode.',
  followUps: ['Pezzo ordinato, arriva giovedì.', 'Il cliente ha inviato le foto.', 'Emessa nota di credito.'],
  tasks: ['Richiamare per la visita', 'Spedire il contratto', 'Controllare la nota di credito'],
  comments: ['Sente poco, parlare lentamente.', 'Preferisce chiamate prima delle dieci.'],
};

const nl: Texts = {
  subjects: ['Cv-ketel verliest ’s nachts druk', 'Factuur toont het oude tarief', 'Router start elke avond opnieuw op', 'Pakket op verkeerd adres bezorgd', 'Verhuist in het voorjaar'],
  notes: ['Vraagt wanneer de monteur komt. Ochtend bevestigd.', 'Nieuw tarief uitgelegd, tevreden.', 'Slechte lijn, belt na de lunch terug.', 'Rekeningnummer gewijzigd, identiteit gecontroleerd.'],
  mention: '’s Middags terugbellen op {phone}, naar de huismeester vragen.',
  followUps: ['Onderdeel besteld, komt donderdag.', 'Klant stuurde foto’s.', 'Creditnota gemaakt.'],
  tasks: ['Terugbellen over de afspraak', 'Contract per post sturen'],
  comments: ['Slechthorend, langzaam praten.', 'Liever vóór tien uur bellen.'],
};

const pl: Texts = {
  subjects: ['Kocioł traci ciśnienie w nocy', 'Faktura pokazuje starą taryfę', 'Router restartuje się co wieczór', 'Paczka pod złym adresem', 'Przeprowadzka na wiosnę'],
  notes: ['Pyta, kiedy przyjdzie technik. Potwierdzono poranek.', 'Wyjaśniono nową taryfę.', 'Słabe połączenie, zadzwoni po obiedzie.', 'Zmieniono numer konta, tożsamość sprawdzona.'],
  mention: 'Oddzwonić po południu pod {phone}, prosić dozorcę.',
  followUps: ['Część zamówiona, będzie w czwartek.', 'Klient przysłał zdjęcia.', 'Wystawiono korektę.'],
  tasks: ['Oddzwonić w sprawie wizyty', 'Wysłać umowę pocztą'],
  comments: ['Słabo słyszy, mówić powoli.', 'Najlepiej dzwonić przed dziesiątą.'],
};

const ptBR: Texts = {
  subjects: ['Aquecedor perde pressão à noite', 'Fatura mostra a tarifa antiga', 'Roteador reinicia toda noite', 'Encomenda entregue no endereço errado'],
  notes: ['Pergunta quando o técnico chega. Manhã confirmada.', 'Nova tarifa explicada, satisfeito.', 'Ligação ruim, retorna depois do almoço.'],
  mention: 'Retornar à tarde no {phone}, falar com o zelador.',
  followUps: ['Peça encomendada, chega na quinta.', 'Cliente enviou fotos.'],
  tasks: ['Retornar sobre a visita', 'Enviar o contrato pelo correio'],
  comments: ['Ouve mal, falar devagar.', 'Prefere ligações antes das dez.'],
};

const ja: Texts = {
  subjects: ['給湯器の圧力が夜間に下がる', '請求書が旧料金のまま', 'ルーターが毎晩再起動する', '荷物が別の住所に届いた'],
  notes: ['技術員の訪問時間を確認。午前中で了承。', '新料金を説明、納得いただいた。', '電波が悪く、昼過ぎにかけ直すとのこと。'],
  mention: '午後に {phone} へ折り返し、管理人の方を呼び出す。',
  followUps: ['部品を発注、木曜日に到着予定。', '写真を受領。'],
  tasks: ['訪問日時の折り返し電話', '契約書を郵送'],
  comments: ['耳が遠いのでゆっくり話すこと。', '十時前の電話を希望。'],
};

const ar: Texts = {
  subjects: ['ضغط السخان ينخفض ليلاً', 'الفاتورة بالتعرفة القديمة', 'جهاز التوجيه يعيد التشغيل كل مساء', 'سُلّم الطرد إلى عنوان خاطئ'],
  notes: ['سأل عن موعد الفني. تم تأكيد الصباح.', 'شُرحت التعرفة الجديدة وهو راضٍ.', 'الخط ضعيف، سيتصل بعد الظهر.'],
  mention: 'يُرجى الاتصال بعد الظهر على {phone} وطلب الحارس.',
  followUps: ['طُلبت القطعة وتصل يوم الخميس.', 'أرسل العميل صوراً.'],
  tasks: ['معاودة الاتصال بشأن الزيارة', 'إرسال العقد بالبريد'],
  comments: ['ضعيف السمع، تحدث ببطء.', 'يفضل الاتصال قبل العاشرة.'],
};

const he: Texts = {
  subjects: ['הדוד מאבד לחץ בלילה', 'החשבונית מציגה תעריף ישן', 'הנתב מופעל מחדש כל ערב'],
  notes: ['שאל מתי מגיע הטכנאי. אושר בבוקר.', 'הוסבר התעריף החדש.', 'קו גרוע, יתקשר אחרי הצהריים.'],
  mention: 'להתקשר אחר הצהריים למספר {phone} ולבקש את השרת.',
  followUps: ['החלק הוזמן, מגיע ביום חמישי.', 'הלקוח שלח תמונות.'],
  tasks: ['להתקשר בעניין הביקור', 'לשלוח את החוזה בדואר'],
  comments: ['כבד שמיעה, לדבר לאט.', 'מעדיף שיחות לפני עשר.'],
};

const TEXTS: Record<string, Texts> = { en, de, fr, 'fr-CA': fr, es, it, nl, pl, 'pt-BR': ptBR, ja, ar, he };

export function textsIn(language: string): Texts {
  return TEXTS[language] ?? en;
}
