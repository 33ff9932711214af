//! The words of each language that readers look for. All of them are in normal form (`super::normal`), which a
//! test makes sure of.

/// Words of one language.
pub(super) struct Words {
    /// First part of its BCP 47 tag.
    pub(super) language: &'static str,
    pub(super) yes: &'static [&'static str],
    pub(super) no: &'static [&'static str],
    /// Zero to twenty; several spellings joined by `|`.
    pub(super) numbers: &'static [&'static str],
    /// Numbers that are articles too, and so count only where they stand alone.
    pub(super) articles: &'static [&'static str],
    /// January to December; several spellings joined by `|`.
    pub(super) months: [&'static str; 12],
    /// Monday to Sunday; several spellings joined by `|`.
    pub(super) days: [&'static str; 7],
    pub(super) today: &'static [&'static str],
    pub(super) tomorrow: &'static [&'static str],
    pub(super) after_tomorrow: &'static [&'static str],
    pub(super) yesterday: &'static [&'static str],
    /// Units of time: days, weeks, months, years.
    pub(super) units: [&'static str; 4],
    /// Words that turn "3 days" back in time.
    pub(super) ago: &'static [&'static str],
    /// Words that turn a day back in time, such as "last".
    pub(super) last: &'static [&'static str],
    /// Before noon, and after it.
    pub(super) am: &'static [&'static str],
    pub(super) pm: &'static [&'static str],
}

/// All languages.
pub(super) static WORDS: &[Words] = &[
    Words {
        language: "en",
        yes: &["yes", "y", "yeah", "yep", "yup", "yea", "sure", "ok", "okay", "of course", "correct", "right", "true", "absolutely", "definitely"],
        no: &["no", "n", "nope", "nah", "never", "not", "wrong", "false", "not really", "no way"],
        numbers: &["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"],
        articles: &["one"],
        months: ["january|jan", "february|feb", "march|mar", "april|apr", "may", "june|jun", "july|jul", "august|aug", "september|sep|sept", "october|oct", "november|nov", "december|dec"],
        days: ["monday|mon", "tuesday|tue|tues", "wednesday|wed", "thursday|thu|thur|thurs", "friday|fri", "saturday|sat", "sunday|sun"],
        today: &["today", "tonight", "now"],
        tomorrow: &["tomorrow", "tmrw", "tomorow", "tommorow", "tommorrow"],
        after_tomorrow: &["day after tomorrow", "the day after tomorrow"],
        yesterday: &["yesterday"],
        units: ["day|days", "week|weeks", "month|months", "year|years"],
        ago: &["ago"],
        last: &["last"],
        am: &["am", "morning"],
        pm: &["pm", "afternoon", "evening", "tonight"],
    },
    Words {
        language: "de",
        yes: &["ja", "j", "jo", "jep", "jawohl", "klar", "gerne", "sicher", "richtig", "stimmt", "genau", "okay", "ok", "na klar", "ja klar", "ja gerne"],
        no: &["nein", "n", "ne", "nee", "no", "noe", "nicht", "niemals", "falsch", "auf keinen fall"],
        numbers: &["null", "eins|ein|eine|einen", "zwei|zwo", "drei", "vier", "funf|fuenf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwolf|zwoelf", "dreizehn", "vierzehn", "funfzehn|fuenfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn", "zwanzig"],
        articles: &["ein", "eine", "einen"],
        months: ["januar|janner|jan", "februar|feb", "marz|maerz|mrz|mar", "april|apr", "mai", "juni|jun", "juli|jul", "august|aug", "september|sep|sept", "oktober|okt", "november|nov", "dezember|dez"],
        days: ["montag|mo", "dienstag|di", "mittwoch|mi", "donnerstag|do", "freitag|fr", "samstag|sonnabend|sa", "sonntag|so"],
        today: &["heute"],
        tomorrow: &["morgen"],
        after_tomorrow: &["ubermorgen", "uebermorgen"],
        yesterday: &["gestern"],
        units: ["tag|tage|tagen", "woche|wochen", "monat|monate|monaten", "jahr|jahre|jahren"],
        ago: &["vor"],
        last: &["letzten", "letzter", "letzte", "letztes", "vergangenen"],
        am: &["morgens", "vormittags", "fruh"],
        pm: &["nachmittags", "abends", "mittags"],
    },
    Words {
        language: "es",
        yes: &["si", "s", "claro", "vale", "sip", "correcto", "por supuesto", "desde luego", "de acuerdo", "claro que si", "dale"],
        no: &["no", "n", "nop", "nunca", "jamas", "para nada", "claro que no"],
        numbers: &["cero", "uno|un|una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "trece", "catorce", "quince", "dieciseis", "diecisiete", "dieciocho", "diecinueve", "veinte"],
        articles: &["un", "una"],
        months: ["enero|ene", "febrero|feb", "marzo|mar", "abril|abr", "mayo|may", "junio|jun", "julio|jul", "agosto|ago", "septiembre|setiembre|sep|sept|set", "octubre|oct", "noviembre|nov", "diciembre|dic"],
        days: ["lunes|lun", "martes|mar", "miercoles|mie", "jueves|jue", "viernes|vie", "sabado|sab", "domingo|dom"],
        today: &["hoy"],
        tomorrow: &["manana"],
        after_tomorrow: &["pasado manana"],
        yesterday: &["ayer"],
        units: ["dia|dias", "semana|semanas", "mes|meses", "ano|anos"],
        ago: &["hace"],
        last: &["pasado"],
        am: &["am", "manana"],
        pm: &["pm", "tarde", "noche"],
    },
    Words {
        language: "pt",
        yes: &["sim", "s", "claro", "ss", "com certeza", "pode", "certo", "isso", "beleza", "pode ser"],
        no: &["nao", "n", "nn", "nunca", "jamais"],
        numbers: &["zero", "um|uma", "dois|duas", "tres", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez", "onze", "doze", "treze", "quatorze|catorze", "quinze", "dezesseis|dezasseis", "dezessete|dezassete", "dezoito", "dezenove|dezanove", "vinte"],
        articles: &["um", "uma"],
        months: ["janeiro|jan", "fevereiro|fev", "marco|mar", "abril|abr", "maio|mai", "junho|jun", "julho|jul", "agosto|ago", "setembro|set", "outubro|out", "novembro|nov", "dezembro|dez"],
        days: ["segunda|segunda feira|seg", "terca|terca feira|ter", "quarta|quarta feira|qua", "quinta|quinta feira|qui", "sexta|sexta feira|sex", "sabado|sab", "domingo|dom"],
        today: &["hoje"],
        tomorrow: &["amanha"],
        after_tomorrow: &["depois de amanha"],
        yesterday: &["ontem"],
        units: ["dia|dias", "semana|semanas", "mes|meses", "ano|anos"],
        ago: &["ha", "atras"],
        last: &["passada", "passado"],
        am: &["am", "manha"],
        pm: &["pm", "tarde", "noite"],
    },
    Words {
        language: "fr",
        yes: &["oui", "o", "ouais", "ouep", "si", "d accord", "bien sur", "ok", "exact", "volontiers", "carrement"],
        no: &["non", "n", "nan", "pas", "jamais", "pas du tout"],
        numbers: &["zero", "un|une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize", "dix sept", "dix huit", "dix neuf", "vingt"],
        articles: &["un", "une"],
        months: ["janvier|janv|jan", "fevrier|fevr|fev", "mars", "avril|avr", "mai", "juin", "juillet|juil", "aout", "septembre|sept|sep", "octobre|oct", "novembre|nov", "decembre|dec"],
        days: ["lundi|lun", "mardi|mar", "mercredi|mer", "jeudi|jeu", "vendredi|ven", "samedi|sam", "dimanche|dim"],
        today: &["aujourd hui", "aujourdhui"],
        tomorrow: &["demain"],
        after_tomorrow: &["apres demain"],
        yesterday: &["hier"],
        units: ["jour|jours", "semaine|semaines", "mois", "an|ans|annee|annees"],
        ago: &["il y a"],
        last: &["dernier", "derniere"],
        am: &["matin"],
        pm: &["apres midi", "soir"],
    },
    Words {
        language: "it",
        yes: &["si", "s", "certo", "va bene", "esatto", "volentieri", "ok", "certamente", "d accordo"],
        no: &["no", "n", "mai", "per niente"],
        numbers: &["zero", "uno|un|una", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci", "undici", "dodici", "tredici", "quattordici", "quindici", "sedici", "diciassette", "diciotto", "diciannove", "venti"],
        articles: &["un", "una"],
        months: ["gennaio|gen", "febbraio|feb", "marzo|mar", "aprile|apr", "maggio|mag", "giugno|giu", "luglio|lug", "agosto|ago", "settembre|set|sett", "ottobre|ott", "novembre|nov", "dicembre|dic"],
        days: ["lunedi|lun", "martedi|mar", "mercoledi|mer", "giovedi|gio", "venerdi|ven", "sabato|sab", "domenica|dom"],
        today: &["oggi"],
        tomorrow: &["domani"],
        after_tomorrow: &["dopodomani"],
        yesterday: &["ieri"],
        units: ["giorno|giorni", "settimana|settimane", "mese|mesi", "anno|anni"],
        ago: &["fa"],
        last: &["scorso", "scorsa"],
        am: &["mattina", "mattino"],
        pm: &["pomeriggio", "sera"],
    },
    Words {
        language: "nl",
        yes: &["ja", "j", "jawel", "zeker", "klopt", "prima", "oke", "ok", "natuurlijk", "jazeker"],
        no: &["nee", "n", "neen", "nooit", "niet"],
        numbers: &["nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig"],
        articles: &["een"],
        months: ["januari|jan", "februari|feb", "maart|mrt", "april|apr", "mei", "juni|jun", "juli|jul", "augustus|aug", "september|sep|sept", "oktober|okt", "november|nov", "december|dec"],
        days: ["maandag|ma", "dinsdag|di", "woensdag|wo", "donderdag|do", "vrijdag|vr", "zaterdag|za", "zondag|zo"],
        today: &["vandaag"],
        tomorrow: &["morgen"],
        after_tomorrow: &["overmorgen"],
        yesterday: &["gisteren"],
        units: ["dag|dagen", "week|weken", "maand|maanden", "jaar|jaren"],
        ago: &["geleden"],
        last: &["afgelopen", "vorige"],
        am: &["ochtends", "ochtend"],
        pm: &["middags", "avonds", "middag", "avond"],
    },
    Words {
        language: "hi",
        yes: &["हाँ", "हां", "हा", "जी", "जी हाँ", "जी हां", "ठीक है", "सही", "haan", "han", "ha", "haa", "haan ji", "theek hai", "thik hai", "bilkul"],
        no: &["नहीं", "नही", "ना", "न", "जी नहीं", "मत", "nahi", "nahin", "nai", "na", "ji nahi"],
        numbers: &["शून्य|shunya", "एक|ek", "दो|do", "तीन|teen", "चार|char", "पांच|पाँच|paanch|panch", "छह|छः|छे|chhah|che", "सात|saat", "आठ|aath", "नौ|nau", "दस|das", "ग्यारह", "बारह", "तेरह", "चौदह", "पंद्रह|पन्द्रह", "सोलह", "सत्रह", "अठारह", "उन्नीस", "बीस|bees"],
        articles: &["एक", "ek", "do", "char"],
        months: ["जनवरी", "फरवरी|फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर|सितम्बर", "अक्टूबर|अक्तूबर", "नवंबर|नवम्बर", "दिसंबर|दिसम्बर"],
        days: ["सोमवार|somvar", "मंगलवार|mangalvar", "बुधवार|budhvar", "गुरुवार|गुरूवार|बृहस्पतिवार|guruvar", "शुक्रवार|shukravar", "शनिवार|shanivar", "रविवार|इतवार|ravivar"],
        today: &["आज", "aaj"],
        // "kal" is yesterday too; who is asked for a date in advance means tomorrow.
        tomorrow: &["कल", "kal"],
        after_tomorrow: &["परसों", "parson"],
        yesterday: &[],
        units: ["दिन|दिनों|din", "सप्ताह|हफ्ते|हफ़्ते|हफ्ता|hafte", "महीने|महीना|माह|mahine", "साल|वर्ष|saal"],
        ago: &["पहले", "pehle"],
        last: &["पिछले"],
        am: &["सुबह", "subah"],
        pm: &["शाम", "दोपहर", "रात", "shaam", "sham"],
    },
    Words {
        language: "bn",
        yes: &["হ্যাঁ", "হ্যা", "হাঁ", "হা", "জি", "জী", "জ্বি", "ঠিক আছে", "ha", "hya", "hae", "ji", "hyan"],
        no: &["না", "নাহ", "জি না", "na", "nah"],
        numbers: &["শূন্য", "এক", "দুই", "তিন", "চার", "পাঁচ", "ছয়", "সাত", "আট", "নয়", "দশ", "এগারো", "বারো", "তেরো", "চৌদ্দ", "পনেরো", "ষোলো", "সতেরো", "আঠারো", "উনিশ", "বিশ|কুড়ি"],
        articles: &["এক"],
        months: ["জানুয়ারি|জানুয়ারী", "ফেব্রুয়ারি|ফেব্রুয়ারী", "মার্চ", "এপ্রিল", "মে", "জুন", "জুলাই", "আগস্ট|অগাস্ট", "সেপ্টেম্বর", "অক্টোবর", "নভেম্বর", "ডিসেম্বর"],
        days: ["সোমবার", "মঙ্গলবার", "বুধবার", "বৃহস্পতিবার", "শুক্রবার", "শনিবার", "রবিবার"],
        today: &["আজ", "আজকে", "aj", "ajke"],
        tomorrow: &["আগামীকাল", "কাল", "agamikal", "kal"],
        after_tomorrow: &["পরশু", "porshu"],
        yesterday: &["গতকাল", "gotokal"],
        units: ["দিন|din", "সপ্তাহ", "মাস", "বছর"],
        ago: &["আগে"],
        last: &["গত"],
        am: &["সকাল", "সকালে"],
        pm: &["বিকাল", "বিকেল", "বিকালে", "রাত", "রাতে", "দুপুর", "সন্ধ্যা"],
    },
    Words {
        language: "ar",
        yes: &["نعم", "ايوه", "ايوا", "اه", "اجل", "طبعا", "اكيد", "بالتاكيد", "تمام", "موافق", "حسنا", "اي", "naam", "na am", "aywa", "ok"],
        no: &["لا", "كلا", "لأ", "مش", "ابدا", "لا شكرا", "la", "laa", "kalla"],
        numbers: &["صفر", "واحد|واحده", "اثنان|اثنين|اتنين", "ثلاثه|ثلاث|تلاته", "اربعه|اربع", "خمسه|خمس", "سته|ست", "سبعه|سبع", "ثمانيه|ثماني|تمانيه", "تسعه|تسع", "عشره|عشر", "احد عشر", "اثنا عشر", "ثلاثه عشر", "اربعه عشر", "خمسه عشر", "سته عشر", "سبعه عشر", "ثمانيه عشر", "تسعه عشر", "عشرون|عشرين"],
        articles: &[],
        months: ["يناير|كانون الثاني", "فبراير|شباط", "مارس|اذار", "ابريل|نيسان", "مايو|ايار", "يونيو|حزيران", "يوليو|تموز", "اغسطس|اب", "سبتمبر|ايلول", "اكتوبر|تشرين الاول", "نوفمبر|تشرين الثاني", "ديسمبر|كانون الاول"],
        days: ["الاثنين|الاتنين|اثنين", "الثلاثاء|ثلاثاء|الثلاثا", "الاربعاء|اربعاء|الاربعا", "الخميس|خميس", "الجمعه|جمعه", "السبت|سبت", "الاحد|احد"],
        today: &["اليوم", "النهارده"],
        tomorrow: &["غدا", "بكره", "بكرا", "غد"],
        after_tomorrow: &["بعد غد", "بعد بكره"],
        yesterday: &["امس", "امبارح"],
        units: ["يوم|ايام|يوما", "اسبوع|اسابيع", "شهر|اشهر|شهور", "سنه|سنوات|سنين"],
        ago: &["قبل", "منذ"],
        last: &["الماضي"],
        am: &["ص", "صباحا", "الصبح"],
        pm: &["م", "مساء", "ظهرا", "ليلا"],
    },
    Words {
        language: "sw",
        yes: &["ndiyo", "ndio", "naam", "sawa", "ndivyo", "haswa"],
        no: &["hapana", "la", "siyo", "sio", "hapana asante"],
        numbers: &["sifuri", "moja", "mbili", "tatu", "nne", "tano", "sita", "saba", "nane", "tisa", "kumi", "kumi na moja", "kumi na mbili", "kumi na tatu", "kumi na nne", "kumi na tano", "kumi na sita", "kumi na saba", "kumi na nane", "kumi na tisa", "ishirini"],
        articles: &[],
        months: ["januari|jan", "februari|feb", "machi|mac", "aprili|apr", "mei", "juni|jun", "julai|jul", "agosti|ago", "septemba|sep", "oktoba|okt", "novemba|nov", "desemba|des"],
        days: ["jumatatu", "jumanne", "jumatano", "alhamisi", "ijumaa", "jumamosi", "jumapili"],
        today: &["leo"],
        tomorrow: &["kesho"],
        after_tomorrow: &["keshokutwa", "kesho kutwa"],
        yesterday: &["jana"],
        units: ["siku", "wiki", "mwezi|miezi", "mwaka|miaka"],
        ago: &["iliyopita", "zilizopita"],
        last: &["iliyopita"],
        // Swahili hours begin at sunrise, so only times of the clock are read.
        am: &[],
        pm: &[],
    },
    Words {
        language: "id",
        yes: &["ya", "iya", "y", "iyah", "yoi", "boleh", "betul", "benar", "oke", "ok", "setuju", "tentu"],
        no: &["tidak", "tdk", "nggak", "ngga", "enggak", "gak", "ga", "tak", "bukan", "jangan", "t"],
        numbers: &["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas", "dua belas", "tiga belas", "empat belas", "lima belas", "enam belas", "tujuh belas", "delapan belas", "sembilan belas", "dua puluh"],
        articles: &[],
        months: ["januari|jan", "februari|feb", "maret|mar", "april|apr", "mei", "juni|jun", "juli|jul", "agustus|agu|ags", "september|sep", "oktober|okt", "november|nov", "desember|des"],
        days: ["senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu|ahad"],
        today: &["hari ini"],
        tomorrow: &["besok", "esok"],
        after_tomorrow: &["lusa"],
        yesterday: &["kemarin"],
        units: ["hari", "minggu|pekan", "bulan", "tahun"],
        ago: &["lalu"],
        last: &["lalu"],
        am: &["pagi"],
        pm: &["siang", "sore", "malam"],
    },
];

/// The words of a language first, then English, then the others.
pub(super) fn in_order(language: &str) -> impl Iterator<Item = &'static Words> {
    let first = super::primary(language);
    let rank = |words: &Words, wanted: &str| words.language == wanted;
    let own: Vec<&Words> = WORDS.iter().filter(|words| rank(words, &first)).collect();
    let english = WORDS.iter().filter(move |words| words.language == "en" && first != "en");
    own.into_iter().chain(english)
}

/// Whether a list of spellings joined by `|` has this one.
pub(super) fn spells(spellings: &str, word: &str) -> bool {
    spellings.split('|').any(|spelling| spelling == word)
}

#[cfg(test)]
mod tests {
    use super::{super::tokens, WORDS};

    #[test]
    fn all_words_are_in_normal_form() {
        for words in WORDS {
            let plain = [words.yes, words.no, words.articles, words.today, words.tomorrow, words.after_tomorrow];
            let more = [words.yesterday, words.ago, words.last, words.am, words.pm];
            let joined = words.numbers.iter().chain(&words.months).chain(&words.days).chain(&words.units);
            let spellings = joined.flat_map(|spellings| spellings.split('|'));
            for word in plain.into_iter().chain(more).flatten().copied().chain(spellings) {
                assert_eq!(tokens(word).join(" "), word, "{}", words.language);
            }
            assert_eq!(words.numbers.len(), 21, "{}", words.language);
        }
    }
}
