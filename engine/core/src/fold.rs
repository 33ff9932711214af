//! Folding of words, so that "Menü ", "menu" and "MENU" are the same to a keyword or an option.

use std::borrow::Cow;

/// [`fold`], without a copy of a text that is folded already, as most codes and short answers are.
pub(crate) fn folded(text: &str) -> Cow<'_, str> {
    let mut space = true;
    for byte in text.bytes() {
        // Everything above the space is a letter, a digit or a sign of its own.
        let kept = match byte {
            b' ' => !space,
            b'A'..=b'Z' => false,
            byte => byte > b' ' && byte.is_ascii(),
        };
        if !kept {
            return Cow::Owned(fold(text));
        }
        space = byte == b' ';
    }
    if space && !text.is_empty() { Cow::Owned(fold(text)) } else { Cow::Borrowed(text) }
}

/// Whether two texts are the same when they are folded.
pub(crate) fn same(one: &str, other: &str) -> bool {
    if one.is_ascii() && other.is_ascii() {
        ascii_letters(one).eq(ascii_letters(other))
    } else {
        fold(one) == fold(other)
    }
}

/// Lower case, without accents of Latin letters, single spaces, no outer spaces.
pub(crate) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return fold_ascii(text);
    }
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        for letter in word.chars().flat_map(char::to_lowercase) {
            match plain(letter) {
                Some(plain) => folded.push_str(plain),
                // Combining accents stand after their letter when the keyboard composes them.
                None if ('\u{300}'..='\u{36f}').contains(&letter) => {}
                None => folded.push(letter),
            }
        }
    }
    folded
}

/// The same for texts without accents, which most are.
fn fold_ascii(text: &str) -> String {
    // What `char::is_whitespace` says of these letters.
    let is_space = |byte: &u8| matches!(byte, 9..=13 | b' ');
    let mut folded = Vec::with_capacity(text.len());
    for word in text.as_bytes().split(is_space).filter(|word| !word.is_empty()) {
        if !folded.is_empty() {
            folded.push(b' ');
        }
        folded.extend(word.iter().map(u8::to_ascii_lowercase));
    }
    String::from_utf8(folded).unwrap_or_default()
}

/// The letters of [`fold_ascii`], one by one.
fn ascii_letters(text: &str) -> impl Iterator<Item = u8> {
    let spaced = |(index, word)| {
        let space: &str = if index > 0 { " " } else { "" };
        str::bytes(space).chain(str::bytes(word))
    };
    text.split_ascii_whitespace().enumerate().flat_map(spaced).map(|byte| byte.to_ascii_lowercase())
}

/// The words of a text, folded, without punctuation.
pub(crate) fn words(text: &str) -> Vec<String> {
    fold(text)
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ğ' | 'ģ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' => "i",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => "o",
        'ŕ' | 'ř' => "r",
        'ś' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ț' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'ų' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'æ' => "ae",
        'œ' => "oe",
        _ => return None,
    })
}
