/** Lists from which demo persons are put together. Any likeness to a real person is chance: every pairing is drawn. */

export interface Country {
  code: string;
  /** Customers in a hundred. */
  share: number;
  language: string;
  timeZone: string;
  /** `native|latin` where the script is not Latin: the latin form makes the e-mail address. */
  given: string[];
  family: string[];
  /** `city|state|postcode`, where `#` is any digit. */
  cities: string[];
  streets: string[];
  /** House number before the street. */
  numberFirst?: boolean;
  companies: { names: string[]; trades: string[]; form: (name: string, trade: string) => string };
}

const words = (text: string) => text.split(' ');
const plain = (suffix: string) => (name: string, trade: string) => `${name} ${trade}${suffix}`;
const before = (suffix: string) => (name: string, trade: string) => `${trade} ${name}${suffix}`;

const ARABIC = {
  language: 'ar',
  given: words('أحمد|ahmed محمود|mahmoud يوسف|youssef عمر|omar خالد|khaled طارق|tarek سامي|samy حسن|hassan مريم|mariam نور|nour سلمى|salma هدى|hoda ليلى|layla رانيا|rania دينا|dina آية|aya'),
  family: words('المصري|elmasry السيد|elsayed حداد|haddad منصور|mansour الشريف|elsherif فاروق|farouk سليمان|soliman عثمان|othman ناصر|nasser يونس|younes قاسم|kassem رزق|rizk الحربي|alharbi الزهراني|alzahrani'),
  companies: { names: words('النور الواحة الأفق الريادة النخيل المنارة'), trades: words('للتجارة للنقل للمقاولات للتقنية'), form: (name: string, trade: string) => `شركة ${name} ${trade}` },
};

const CANADA_AND_US = {
  given: words('Emma Olivia Ava Sophia Mia Harper Evelyn Abigail Grace Nora James Liam Noah Mason Lucas Ethan Logan Owen Caleb Wyatt Maria Diego Keisha Darnell Mei Arjun'),
  family: words('Bennett Carter Dawson Ellison Foster Garner Hollis Jennings Keller Lawson Mercer Norwood Osborne Parrish Quinlan Ramsey Sawyer Thatcher Underhill Vaughn Whitaker Alvarez Okafor Nguyen Patel'),
};

export const COUNTRIES: Country[] = [
  {
    code: 'DE', share: 18, language: 'de', timeZone: 'Europe/Berlin',
    given: words('Anna Lena Katharina Ursula Sabine Heike Monika Birgit Petra Franziska Johanna Greta Thomas Stefan Jürgen Matthias Uwe Wolfgang Andreas Björn Lukas Jonas Felix Emre Aylin Günther'),
    family: words('Ackermann Brinkmann Dietrich Eberhardt Fröhlich Gärtner Hartwig Jäger Kühn Lindemann Möller Neubauer Oswald Preuß Reinhardt Schäfer Thiele Ullrich Vollmer Weiß Zöller Yıldız Böttcher Großmann Rößler'),
    cities: ['Berlin||1011#', 'Hamburg||2009#', 'Köln||5066#', 'München||8033#', 'Frankfurt am Main||6031#', 'Leipzig||0410#', 'Münster||4814#', 'Göttingen||3707#'],
    streets: ['Ahornweg', 'Am Mühlbach', 'Bahnhofstraße', 'Goethestraße', 'Kastanienallee', 'Lindenstraße', 'Schillerplatz', 'Birkenweg'],
    companies: { names: words('Hellwege Brandau Tannhof Rosenthaler Wiesengrund Oberland Steinbach Kranich'), trades: words('Logistik Bau Haustechnik Pflegedienst Druckerei Apotheke'), form: plain(' GmbH') },
  },
  {
    code: 'GB', share: 15, language: 'en', timeZone: 'Europe/London', numberFirst: true,
    given: words('Margaret Charlotte Amelia Isla Freya Imogen Harriet Beatrice Priya Zainab Siobhan Niamh Oliver George Harry Alfie Rupert Callum Hamish Rhys Mohammed Kwame Graham Nigel Alistair Tobias'),
    family: words('Ashworth Blackwood Cartwright Davenport Eastwood Fairclough Garside Hargreaves Ingram Jessop Kershaw Loxley MacAlister Oyelaran O’Rourke Pemberton Quigley Redfern Shaw Thornbury Underwood Whitcombe Yates Chaudhry Bevan'),
    cities: ['London||SE1# 4QT', 'Leeds||LS# 6HD', 'Bristol||BS# 5TR', 'Cardiff||CF1# 3NB', 'Glasgow||G1# 8LP', 'Belfast||BT# 2AX', 'Norwich||NR# 1PY'],
    streets: ['Alder Close', 'Bridge Street', 'Church Lane', 'Elm Grove', 'Mill Road', 'Orchard Way', 'Station Road', 'Victoria Terrace'],
    companies: { names: words('Ashdown Beacon Copperfield Fernhill Harbourside Northgate Otterburn Wetherby'), trades: words('Lettings Plumbing Dental Joinery Catering Surveyors'), form: plain(' Ltd') },
  },
  {
    code: 'US', share: 14, language: 'en', timeZone: 'America/New_York', numberFirst: true, ...CANADA_AND_US,
    cities: ['Portland|OR|9720#', 'Columbus|OH|4321#', 'Austin|TX|7870#', 'Albany|NY|1220#', 'Tucson|AZ|8570#', 'Madison|WI|5370#', 'Savannah|GA|3140#'],
    streets: ['Maple Avenue', 'Oak Street', 'Sunset Boulevard', 'River Road', 'Hickory Lane', 'Washington Street', 'Cedar Court', 'Lakeview Drive'],
    companies: { names: words('Bluestem Cascade Evergreen Ironwood Lakeshore Pinecrest Redrock Silverline'), trades: words('Heating Insurance Dental Logistics Roofing Realty'), form: plain(', Inc.') },
  },
  {
    code: 'FR', share: 13, language: 'fr', timeZone: 'Europe/Paris', numberFirst: true,
    given: words('Amélie Chloé Inès Manon Océane Margaux Solène Éloïse Françoise Hélène Nadia Aïcha Julien Rémi Théo Mathis Bastien Étienne François Gaël Karim Noé Loïc Jérôme Maël Jean-Luc'),
    family: words('Aubert Barbier Charpentier Delacroix Évrard Fontaine Guérin Hamon Imbert Jacquet Lefèvre Marchand Noël Ollivier Perrin Renaud Sauvage Thibault Vasseur Benali Duprêtre Collet Bouchard Lemaître Rousselot'),
    cities: ['Paris||7501#', 'Lyon||6900#', 'Nantes||4400#', 'Lille||5900#', 'Bordeaux||3300#', 'Besançon||2500#', 'Orléans||4500#'],
    streets: ['rue des Lilas', 'avenue de la Gare', 'rue Victor-Hugo', 'place du Marché', 'chemin des Vignes', 'boulevard Carnot', 'impasse du Moulin', 'rue de l’Église'],
    companies: { names: words('Belleroche Montclair Rivage Clairefontaine Hautbois Lavallée Beaulieu Grandpré'), trades: words('Plomberie Transports Imprimerie Pharmacie Menuiserie Assurances'), form: before(' SARL') },
  },
  {
    code: 'ES', share: 8, language: 'es', timeZone: 'Europe/Madrid',
    given: words('Lucía Carmen Sofía Marta Nuria Rocío Begoña Inés Álvaro Íñigo Javier Rubén Óscar Sergio Adrián Joaquín Montserrat Aitana'),
    family: words('Aguirre Beltrán Cordero Echeverría Fuentes Gálvez Herrero Ibáñez Lozano Márquez Núñez Ortega Peñalver Quintana Robledo Serrano Vidal Zamora'),
    cities: ['Madrid||2801#', 'Sevilla||4100#', 'Valencia||4600#', 'A Coruña||1500#', 'Zaragoza||5000#', 'Málaga||2901#'],
    streets: ['Calle Mayor', 'Calle del Olmo', 'Avenida de la Paz', 'Plaza de España', 'Calle San Antón', 'Paseo del Río'],
    companies: { names: words('Almendro Castañar Montesol Ribera Peñalba Valverde'), trades: words('Transportes Reformas Seguros Clínica Talleres'), form: before(', S. L.') },
  },
  {
    code: 'IT', share: 7, language: 'it', timeZone: 'Europe/Rome',
    given: words('Giulia Chiara Francesca Elisa Alessia Ilaria Noemi Caterina Marco Luca Matteo Davide Niccolò Riccardo Enrico Tommaso'),
    family: words('Albertini Bellandi Carrara Donati Esposito Fabbri Galli Lombardi Marchetti Nardi Orsini Pellegrini Righetti Salvatori Testa Vitali D’Angelo Zanetti'),
    cities: ['Roma|RM|0018#', 'Milano|MI|2012#', 'Torino|TO|1012#', 'Bologna|BO|4012#', 'Forlì|FC|4712#', 'Bari|BA|7012#'],
    streets: ['Via Garibaldi', 'Via delle Rose', 'Corso Italia', 'Piazza San Marco', 'Viale dei Tigli', 'Via Dante'],
    companies: { names: words('Belvedere Fontechiara Montalto Solaria Valdoro Castelvecchio'), trades: words('Trasporti Edilizia Assicurazioni Tipografia Farmacia'), form: before(' S.r.l.') },
  },
  {
    code: 'NL', share: 6, language: 'nl', timeZone: 'Europe/Amsterdam',
    given: words('Sanne Lotte Fleur Femke Maaike Anouk Roos Noor Daan Sem Bram Thijs Jeroen Sjoerd Ruben Willemijn'),
    family: ['van den Berg', 'de Boer', 'Dijkstra', 'van Es', 'Hoekstra', 'Jansma', 'Kuiper', 'van Leeuwen', 'Mulder', 'Postma', 'de Ruiter', 'Schouten', 'Terpstra', 'Veenstra', 'de Wit', 'IJzerman', 'Zijlstra'],
    cities: ['Amsterdam||101# AB', 'Utrecht||351# CD', 'Groningen||971# EF', 'Eindhoven||561# GH', '’s-Hertogenbosch||521# JK'],
    streets: ['Dorpsstraat', 'Kerkweg', 'Molenlaan', 'Prins Hendrikkade', 'Lindelaan', 'Havenstraat'],
    companies: { names: words('Waterland Veldzicht Zonnehof Oosterpoort Duinrand'), trades: words('Installatie Vastgoed Vervoer Tandartsen Drukwerk'), form: plain(' B.V.') },
  },
  {
    code: 'PL', share: 5, language: 'pl', timeZone: 'Europe/Warsaw',
    given: words('Agnieszka Małgorzata Katarzyna Zofia Łucja Elżbieta Jadwiga Paweł Łukasz Grzegorz Michał Krzysztof Bartłomiej Stanisław'),
    family: words('Adamczyk Bąk Cieślak Duda Gajda Jóźwiak Kaczmarek Łuczak Mazurek Nowicz Olszak Pawlak Stępień Świątek Wójcik Zając Żak'),
    cities: ['Warszawa||00-10#', 'Kraków||31-00#', 'Wrocław||50-10#', 'Gdańsk||80-80#', 'Łódź||90-00#'],
    streets: ['ul. Lipowa', 'ul. Szkolna', 'ul. Polna', 'ul. Kościuszki', 'al. Róż', 'ul. Ogrodowa'],
    companies: { names: words('Jaworzyna Zielonka Modrzew Wisłoka Bursztyn'), trades: words('Transport Budowa Instalacje Drukarnia'), form: plain(' sp. z o.o.') },
  },
  {
    code: 'JP', share: 4, language: 'ja', timeZone: 'Asia/Tokyo',
    given: words('結衣|yui 葵|aoi 陽菜|hina 美咲|misaki 真由美|mayumi 桜|sakura 恵子|keiko 蓮|ren 大翔|hiroto 健太|kenta 誠|makoto 翔太|shota 和也|kazuya 直樹|naoki'),
    family: words('佐藤|sato 鈴木|suzuki 高橋|takahashi 田中|tanaka 渡辺|watanabe 伊藤|ito 中村|nakamura 小林|kobayashi 加藤|kato 吉田|yoshida 山口|yamaguchi 松本|matsumoto 井上|inoue 木村|kimura'),
    cities: ['千代田区|東京都|100-00##', '横浜市|神奈川県|220-00##', '大阪市|大阪府|530-00##', '札幌市|北海道|060-00##'],
    streets: ['桜丘', '本町', '緑が丘', '中央', '栄町'],
    companies: { names: words('青葉 富士見 若松 緑風 光洋'), trades: words('商事 工業 印刷 運輸'), form: (name, trade) => `株式会社${name}${trade}` },
  },
  {
    code: 'EG', share: 3, timeZone: 'Africa/Cairo', ...ARABIC,
    cities: ['القاهرة||1151#', 'الإسكندرية||2152#', 'الجيزة||1261#'],
    streets: ['شارع النيل', 'شارع التحرير', 'شارع الورد', 'شارع الجامعة'],
  },
  {
    code: 'SA', share: 1, timeZone: 'Asia/Riyadh', ...ARABIC,
    cities: ['الرياض||1221#', 'جدة||2333#', 'الدمام||3222#'],
    streets: ['طريق الملك فهد', 'شارع العليا', 'شارع النخيل'],
  },
  {
    code: 'IL', share: 1, language: 'he', timeZone: 'Asia/Jerusalem',
    given: words('יעל|yael נועה|noa תמר|tamar מיכל|michal שירה|shira רבקה|rivka אורי|uri איתי|itay יונתן|yonatan עומר|omer דניאל|daniel אלון|alon'),
    family: words('כהן|cohen לוי|levi מזרחי|mizrahi פרץ|peretz ביטון|biton אברהם|avraham פרידמן|friedman אזולאי|azoulay רוזן|rosen שפירא|shapira גולן|golan'),
    cities: ['תל אביב||61000##', 'ירושלים||91000##', 'חיפה||31000##'],
    streets: ['רחוב הרצל', 'רחוב הגפן', 'שדרות בן גוריון', 'רחוב האלון'],
    companies: { names: words('ארזים כרמל גלים אופק'), trades: words('הובלות בנייה ביטוח'), form: (name, trade) => `${name} ${trade} בע״מ` },
  },
  {
    code: 'BR', share: 3, language: 'pt-BR', timeZone: 'America/Sao_Paulo',
    given: words('Beatriz Larissa Letícia Camila Conceição Rafaela Thaís João Caio Vinícius Antônio Luís Gustavo Márcio'),
    family: words('Araújo Barros Cardoso Guimarães Lacerda Magalhães Nogueira Paixão Queiroz Ribeiro Siqueira Tavares Vasconcelos Assunção'),
    cities: ['São Paulo|SP|0131#-000', 'Campinas|SP|1301#-000', 'Santos|SP|1101#-000'],
    streets: ['Rua das Acácias', 'Avenida Paulista', 'Rua São Bento', 'Travessa do Porto'],
    companies: { names: words('Ipê Jacarandá Girassol Aurora'), trades: words('Transportes Construtora Seguros Gráfica'), form: before(' Ltda.') },
  },
  {
    code: 'CA', share: 2, language: 'fr-CA', timeZone: 'America/Toronto', numberFirst: true, ...CANADA_AND_US,
    cities: ['Toronto|ON|M5V 2T#', 'Montréal|QC|H2X 1Y#', 'Vancouver|BC|V6B 3K#', 'Québec|QC|G1R 4P#'],
    streets: ['King Street West', 'rue Saint-Denis', 'Granville Street', 'Maple Crescent'],
    companies: { names: words('Tamarack Laurentide Northwind Birchbark'), trades: words('Logistics Dental Heating'), form: plain(' Inc.') },
  },
];
