//! Initials in a colour that stays the same for a name.

use leptos::prelude::*;

/// A round with the initials of a name.
#[component]
pub(crate) fn Avatar(
    /// The name, or a phone number.
    #[prop(into)]
    name: String,
    /// Size and text size.
    #[prop(default = "w-8 h-8 text-xs")]
    class: &'static str,
) -> impl IntoView {
    let tint = match name.bytes().fold(0u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into())) % 4 {
        0 => tw!("bg-clay-soft text-clay"),
        1 => tw!("bg-accent-soft text-accent-ink"),
        2 => tw!("bg-ask-soft text-ask"),
        _ => tw!("bg-logic-soft text-logic"),
    };
    view! {
        <span
            class=format!(
                "inline-flex shrink-0 items-center justify-center rounded-full font-semibold select-none {tint} {class}",
            )
            aria-hidden="true"
        >
            {initials(&name)}
        </span>
    }
}

/// At most two letters; of a phone number the last two digits.
fn initials(name: &str) -> String {
    let mut letters = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphabetic()));
    match (letters.next(), letters.next_back()) {
        (Some(first), Some(last)) => first.to_uppercase().chain(last.to_uppercase()).collect(),
        (Some(first), None) => first.to_uppercase().collect(),
        (None, _) => {
            let digits: Vec<char> = name.chars().filter(char::is_ascii_digit).collect();
            digits[digits.len().saturating_sub(2)..].iter().collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_of_names_and_numbers() {
        assert_eq!(initials("Ada Maria Lovelace"), "AL");
        assert_eq!(initials("ömer"), "Ö");
        assert_eq!(initials("+49 170 1234567"), "67");
        assert_eq!(initials(""), "");
    }
}
