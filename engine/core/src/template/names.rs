//! Names of months and days, in every language in which answers are read.

use crate::answers::primary;

/// How one language writes dates. Names and abbreviations are those of the Unicode CLDR.
pub(super) struct Names {
    /// First part of its BCP 47 tag.
    pub(super) language: &'static str,
    /// Format of a whole date.
    pub(super) long: &'static str,
    /// Format of a short date.
    pub(super) short: &'static str,
    pub(super) months: [&'static str; 12],
    pub(super) short_months: [&'static str; 12],
    /// From Monday.
    pub(super) days: [&'static str; 7],
    pub(super) short_days: [&'static str; 7],
}

impl Names {
    /// The names of a language, or the English ones.
    pub(super) fn of(tag: &str) -> &'static Self {
        let wanted = primary(tag);
        ALL.iter().find(|names| names.language == wanted).unwrap_or(&ENGLISH)
    }
}

const ENGLISH: Names = Names {
    language: "en",
    long: "%A, %-d %B %Y",
    short: "%a %-d %b %Y",
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    short_months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    days: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    short_days: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
};

static ALL: &[Names] = &[
    ENGLISH,
    Names {
        language: "de",
        long: "%A, %-d. %B %Y",
        short: "%a %-d. %b %Y",
        months: [
            "Januar",
            "Februar",
            "März",
            "April",
            "Mai",
            "Juni",
            "Juli",
            "August",
            "September",
            "Oktober",
            "November",
            "Dezember",
        ],
        short_months: ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"],
        days: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
        short_days: ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
    },
    Names {
        language: "es",
        long: "%A, %-d de %B de %Y",
        short: "%a %-d %b %Y",
        months: [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
        short_months: ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"],
        days: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
        short_days: ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"],
    },
    Names {
        language: "pt",
        long: "%A, %-d de %B de %Y",
        short: "%a %-d %b %Y",
        months: [
            "janeiro",
            "fevereiro",
            "março",
            "abril",
            "maio",
            "junho",
            "julho",
            "agosto",
            "setembro",
            "outubro",
            "novembro",
            "dezembro",
        ],
        short_months: ["jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"],
        days: [
            "segunda-feira",
            "terça-feira",
            "quarta-feira",
            "quinta-feira",
            "sexta-feira",
            "sábado",
            "domingo",
        ],
        short_days: ["seg", "ter", "qua", "qui", "sex", "sáb", "dom"],
    },
    Names {
        language: "fr",
        long: "%A %-d %B %Y",
        short: "%a %-d %b %Y",
        months: [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ],
        short_months: [
            "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
        ],
        days: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        short_days: ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."],
    },
    Names {
        language: "it",
        long: "%A %-d %B %Y",
        short: "%a %-d %b %Y",
        months: [
            "gennaio",
            "febbraio",
            "marzo",
            "aprile",
            "maggio",
            "giugno",
            "luglio",
            "agosto",
            "settembre",
            "ottobre",
            "novembre",
            "dicembre",
        ],
        short_months: ["gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"],
        days: ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"],
        short_days: ["lun", "mar", "mer", "gio", "ven", "sab", "dom"],
    },
    Names {
        language: "nl",
        long: "%A %-d %B %Y",
        short: "%a %-d %b %Y",
        months: [
            "januari",
            "februari",
            "maart",
            "april",
            "mei",
            "juni",
            "juli",
            "augustus",
            "september",
            "oktober",
            "november",
            "december",
        ],
        short_months: ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
        days: ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
        short_days: ["ma", "di", "wo", "do", "vr", "za", "zo"],
    },
    Names {
        language: "hi",
        long: "%A, %-d %B %Y",
        short: "%a %-d %b %Y",
        months: [
            "जनवरी",
            "फ़रवरी",
            "मार्च",
            "अप्रैल",
            "मई",
            "जून",
            "जुलाई",
            "अगस्त",
            "सितंबर",
            "अक्टूबर",
            "नवंबर",
            "दिसंबर",
        ],
        short_months: ["जन॰", "फ़र॰", "मार्च", "अप्रैल", "मई", "जून", "जुल॰", "अग॰", "सित॰", "अक्टू॰", "नव॰", "दिस॰"],
        days: ["सोमवार", "मंगलवार", "बुधवार", "गुरुवार", "शुक्रवार", "शनिवार", "रविवार"],
        short_days: ["सोम", "मंगल", "बुध", "गुरु", "शुक्र", "शनि", "रवि"],
    },
    Names {
        language: "bn",
        long: "%A, %-d %B %Y",
        short: "%a %-d %b %Y",
        months: [
            "জানুয়ারি",
            "ফেব্রুয়ারি",
            "মার্চ",
            "এপ্রিল",
            "মে",
            "জুন",
            "জুলাই",
            "আগস্ট",
            "সেপ্টেম্বর",
            "অক্টোবর",
            "নভেম্বর",
            "ডিসেম্বর",
        ],
        short_months: ["জানু", "ফেব", "মার্চ", "এপ্রিল", "মে", "জুন", "জুল", "আগ", "সেপ", "অক্টো", "নভে", "ডিসে"],
        days: ["সোমবার", "মঙ্গলবার", "বুধবার", "বৃহস্পতিবার", "শুক্রবার", "শনিবার", "রবিবার"],
        short_days: ["সোম", "মঙ্গল", "বুধ", "বৃহস্পতি", "শুক্র", "শনি", "রবি"],
    },
    Names {
        language: "ar",
        long: "%A، %-d %B %Y",
        short: "%a، %-d %b %Y",
        months: [
            "يناير",
            "فبراير",
            "مارس",
            "أبريل",
            "مايو",
            "يونيو",
            "يوليو",
            "أغسطس",
            "سبتمبر",
            "أكتوبر",
            "نوفمبر",
            "ديسمبر",
        ],
        short_months: [
            "يناير",
            "فبراير",
            "مارس",
            "أبريل",
            "مايو",
            "يونيو",
            "يوليو",
            "أغسطس",
            "سبتمبر",
            "أكتوبر",
            "نوفمبر",
            "ديسمبر",
        ],
        days: ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
        short_days: ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
    },
    Names {
        language: "sw",
        long: "%A, %-d %B %Y",
        short: "%a %-d %b %Y",
        months: [
            "Januari", "Februari", "Machi", "Aprili", "Mei", "Juni", "Julai", "Agosti", "Septemba", "Oktoba",
            "Novemba", "Desemba",
        ],
        short_months: ["Jan", "Feb", "Mac", "Apr", "Mei", "Jun", "Jul", "Ago", "Sep", "Okt", "Nov", "Des"],
        days: ["Jumatatu", "Jumanne", "Jumatano", "Alhamisi", "Ijumaa", "Jumamosi", "Jumapili"],
        short_days: ["Jumatatu", "Jumanne", "Jumatano", "Alhamisi", "Ijumaa", "Jumamosi", "Jumapili"],
    },
    Names {
        language: "id",
        long: "%A, %-d %B %Y",
        short: "%a %-d %b %Y",
        months: [
            "Januari",
            "Februari",
            "Maret",
            "April",
            "Mei",
            "Juni",
            "Juli",
            "Agustus",
            "September",
            "Oktober",
            "November",
            "Desember",
        ],
        short_months: ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"],
        days: ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"],
        short_days: ["Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"],
    },
];

#[cfg(test)]
mod tests {
    use chrono::{Datelike, NaiveDate};

    use super::{ALL, Names};
    use crate::answers::{self, date};

    /// Whoever copies a date out of our message into an answer is understood.
    #[test]
    fn every_name_is_read_back_in_its_language() {
        let today = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap();
        for names in ALL {
            let reading = date::Reading { language: names.language, today, past: false };
            for (month, name) in (1..).zip(names.months) {
                let read = date::read(&format!("8 {name} 2026"), reading);
                assert_eq!(read, NaiveDate::from_ymd_opt(2026, month, 8), "{}: {name}", names.language);
            }
            for (days, name) in (0..).zip(names.days) {
                let read = date::read(name, reading).map(|day| day.weekday().num_days_from_monday());
                assert_eq!(read, Some(days), "{}: {name}", names.language);
            }
        }
    }

    #[test]
    fn every_language_of_answers_has_names() {
        let ours: Vec<&str> = ALL.iter().map(|names| names.language).collect();
        for language in answers::languages() {
            assert!(ours.contains(&language), "{language} has no names of months and days");
        }
        assert_eq!(ours.len(), answers::languages().count());
    }

    #[test]
    fn tags_are_known_by_their_first_part_and_others_are_english() {
        assert_eq!(Names::of("pt-BR").months[2], "março");
        assert_eq!(Names::of("DE_at").short_days[0], "Mo");
        assert_eq!(Names::of("tr").days[0], "Monday");
        assert_eq!(Names::of("").language, "en");
    }
}
