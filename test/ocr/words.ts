/** What stands on the test pages: sentences as programs and people write them, in each language that is read. */
export const sentences = {
  eng: [
    'The document could not be saved because the network path was not found.',
    'Please contact your administrator or try again later.',
    'Invoice 2024-117 was opened by another person in the accounting department.',
    'Connection to the server timed out after thirty seconds.',
    'Your changes are kept in the local folder until the printer is ready.',
    'Unexpected end of file while reading the configuration.',
    'The selected printer is out of paper or has been switched off.',
    'Choose another location and press the button once more.',
  ],
  rus: [
    'Не удалось сохранить документ, потому что сетевой путь не найден.',
    'Обратитесь к системному администратору или повторите попытку позже.',
    'Время ожидания ответа от сервера истекло.',
    'Выбранный принтер выключен или в нём закончилась бумага.',
    'Изменения сохранены в локальной папке на этом компьютере.',
    'Произошла непредвиденная ошибка при чтении файла настроек.',
  ],
  slk: [
    'Dokument sa nepodarilo uložiť, pretože sieťová cesta nebola nájdená.',
    'Obráťte sa na správcu systému alebo to skúste znova neskôr.',
    'Časový limit pripojenia k serveru vypršal.',
    'Vybraná tlačiareň je vypnutá alebo v nej došiel papier.',
    'Zmeny zostanú uložené v miestnom priečinku tohto počítača.',
    'Pri čítaní súboru s nastaveniami nastala neočakávaná chyba.',
  ],
  tha: [
    'ไม่สามารถบันทึกเอกสารได้ เนื่องจากไม่พบเส้นทางเครือข่าย',
    'โปรดติดต่อผู้ดูแลระบบ หรือลองใหม่อีกครั้งในภายหลัง',
    'หมดเวลาการเชื่อมต่อกับเซิร์ฟเวอร์',
    'เครื่องพิมพ์ที่เลือกปิดอยู่ หรือกระดาษหมด',
    'เกิดข้อผิดพลาดที่ไม่คาดคิดขณะอ่านไฟล์การตั้งค่า',
  ],
  swa: [
    'Hati haikuweza kuhifadhiwa kwa sababu njia ya mtandao haikupatikana.',
    'Tafadhali wasiliana na msimamizi wa mfumo au ujaribu tena baadaye.',
    'Muda wa kusubiri jibu la seva umekwisha.',
    'Printa iliyochaguliwa imezimwa au imeishiwa karatasi.',
    'Mabadiliko yamehifadhiwa kwenye folda ya kompyuta hii.',
    'Hitilafu isiyotarajiwa imetokea wakati wa kusoma faili ya mipangilio.',
  ],
} as const;
export type PageLanguage = keyof typeof sentences;

/** Personal data and secrets of nobody, one on a line, with the kind of thing each is. */
export const privateLines = [
  'Signed in as marta.novakova@example.org',
  'Call back: +421 905 123 456',
  'Card number 4111 1111 1111 1111',
  'password: Tr0ub4dor-stapler',
  'C:\\Users\\mnovakova\\Documents\\budget.xlsx',
] as const;
