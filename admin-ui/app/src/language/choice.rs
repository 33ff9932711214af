//! Which languages there are, and which one a visitor gets.

use unic_langid::LanguageIdentifier;

/// Name of the cookie that holds a visitor's choice. It is no secret: scripts of the page write it.
pub(crate) const COOKIE: &str = "botloom-language";

/// A language that the pages speak.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Language {
    /// English, the language of the code.
    #[default]
    English,
    /// Spanish.
    Spanish,
    /// Portuguese, as in Brazil.
    Portuguese,
    /// Hindi.
    Hindi,
}

impl Language {
    /// Every language, in the order of the list to choose from.
    pub const ALL: [Self; 4] = [Self::English, Self::Spanish, Self::Portuguese, Self::Hindi];

    /// BCP 47 code, which is also the name of its folder.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::Portuguese => "pt",
            Self::Hindi => "hi",
        }
    }

    /// What it calls itself.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Spanish => "Español",
            Self::Portuguese => "Português",
            Self::Hindi => "हिन्दी",
        }
    }

    /// `ltr` or `rtl`, for `<html dir>`.
    #[must_use]
    pub fn direction(self) -> &'static str {
        match self {
            Self::English | Self::Spanish | Self::Portuguese | Self::Hindi => "ltr",
        }
    }

    pub(super) fn id(self) -> LanguageIdentifier {
        // The codes are well-formed; `und` would only lose the rules of plurals.
        self.code().parse().unwrap_or_default()
    }

    /// By its code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The language for a visitor: the choice in the value of `Cookie`, else the first one of
    /// `Accept-Language` that there is (by weight), else English. Both headers as they came, or empty.
    #[must_use]
    pub fn wanted(cookies: &str, accepted: &str) -> Self {
        let chosen = cookies
            .split(';')
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(name, _)| *name == COOKIE)
            .and_then(|(_, code)| Self::of_code(code));
        chosen.or_else(|| Self::accepted(accepted)).unwrap_or_default()
    }

    fn accepted(header: &str) -> Option<Self> {
        let mut wishes: Vec<(u32, Self)> = header
            .split(',')
            .take(20)
            .filter_map(|wish| {
                let mut parts = wish.split(';').map(str::trim);
                let tag = parts.next()?.to_ascii_lowercase();
                let language = Self::of_code(tag.split('-').next()?)?;
                let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(1_000, thousandths);
                (weight > 0).then_some((weight, language))
            })
            .collect();
        // Stable: of equal weights the first one counts.
        wishes.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        wishes.first().map(|(_, language)| *language)
    }
}

/// A weight such as `0.8`, as 800; what is none counts as 0.
fn thousandths(weight: &str) -> u32 {
    let (whole, part) = weight.split_once('.').unwrap_or((weight, ""));
    let digits: String = part.chars().chain("000".chars()).take(3).collect();
    match (whole.parse::<u32>(), digits.parse::<u32>()) {
        (Ok(whole), Ok(part)) => (whole.min(1) * 1_000 + part).min(1_000),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn a_choice_comes_before_what_the_browser_asks_for() {
        let wanted = Language::wanted;
        assert_eq!(wanted("a=b; botloom-language=hi", "es"), Language::Hindi);
        assert_eq!(wanted("botloom-language=xx", "es-MX,en;q=0.9"), Language::Spanish);
        assert_eq!(wanted("", "fr, en;q=0.7, pt-BR;q=0.8"), Language::Portuguese);
        assert_eq!(wanted("", "hi;q=0, en-GB;q=0.1"), Language::English);
        assert_eq!(wanted("", "de, fr"), Language::English);
        assert_eq!(wanted("", "es;q=abc, pt;q=0.1"), Language::Portuguese);
        assert_eq!(wanted("", ""), Language::English);
    }
}
