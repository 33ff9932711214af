//! Variables offered while one is typed: `{{` and the first letters of a key or a name.

use leptos::{ev, prelude::*};

use super::{super::state::Editor, variable};

/// Offers shown at once.
const MOST: usize = 6;

/// A variable that is being typed: where it begins in UTF-16 units, and its letters so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Typing {
    pub(super) from: u32,
    pub(super) letters: String,
}

/// What is being typed before the caret, if it is a variable.
pub(super) fn typing(text: &str, caret: u32) -> Option<Typing> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let before = String::from_utf16_lossy(units.get(..caret as usize)?);
    let at = before.rfind("{{")?;
    let letters = before[at + 2..].trim_start();
    let is_key = letters.chars().all(|letter| letter.is_alphanumeric() || letter == '_' || letter == '.');
    is_key.then(|| Typing {
        from: u32::try_from(before[..at].encode_utf16().count()).unwrap_or_default(),
        letters: letters.to_lowercase(),
    })
}

/// The text with the variable in place of what was typed of it, and where the caret stands then.
pub(super) fn completed(text: &str, from: u32, caret: u32, key: &str) -> (String, u32) {
    let units: Vec<u16> = text.encode_utf16().collect();
    let part = |units: &[u16]| String::from_utf16_lossy(units);
    let head = part(units.get(..from as usize).unwrap_or_default());
    let tail = part(units.get(caret as usize..).unwrap_or_default());
    // Whoever typed the end as well does not get a second one.
    let tail = tail.trim_start_matches(' ').strip_prefix("}}").map_or_else(|| tail.clone(), str::to_owned);
    let put = format!("{{{{ {key} }}}}");
    let at = from + u32::try_from(put.encode_utf16().count()).unwrap_or_default();
    (format!("{head}{put}{tail}"), at)
}

/// The offers of one field.
#[derive(Clone, Copy)]
pub(super) struct Offers {
    /// What is being typed.
    pub(super) typing: RwSignal<Option<Typing>>,
    chosen: RwSignal<usize>,
    found: Memo<Vec<(String, String)>>,
    take: Callback<(u32, String)>,
}

impl Offers {
    /// `take` puts a key in the place of what was typed from a position on.
    pub(super) fn new(take: Callback<(u32, String)>) -> Self {
        let editor = Editor::current();
        let typing = RwSignal::new(None::<Typing>);
        let found = Memo::new(move |_| {
            let Some(typing) = typing.get() else { return Vec::new() };
            let all = editor.flow.with(|flow| variable::readable(flow));
            let fits = |(key, name): &(String, String)| {
                key.to_lowercase().contains(&typing.letters) || name.to_lowercase().contains(&typing.letters)
            };
            all.into_iter().filter(fits).take(MOST).collect()
        });
        Self { typing, chosen: RwSignal::new(0), found, take }
    }

    /// Looks what is typed now.
    pub(super) fn look(self, text: &str, caret: Option<u32>) {
        self.chosen.set(0);
        self.typing.set(caret.and_then(|caret| typing(text, caret)));
    }

    fn pick(self, key: String) {
        if let Some(typing) = self.typing.get_untracked() {
            self.typing.set(None);
            self.take.run((typing.from, key));
        }
    }

    /// Arrow keys choose, Enter and Tab take, Escape closes. Gives whether the key was for the offers.
    pub(super) fn key(self, event: &ev::KeyboardEvent) -> bool {
        let found = self.found.get_untracked();
        if found.is_empty() {
            return false;
        }
        match event.key().as_str() {
            "ArrowDown" => self.chosen.update(|at| *at = (*at + 1) % found.len()),
            "ArrowUp" => self.chosen.update(|at| *at = (*at + found.len() - 1) % found.len()),
            "Enter" | "Tab" => {
                if let Some((key, _)) = found.into_iter().nth(self.chosen.get_untracked()) {
                    self.pick(key);
                }
            }
            "Escape" => self.typing.set(None),
            _ => return false,
        }
        event.prevent_default();
        event.stop_propagation();
        true
    }
}

/// The list under the field.
#[component]
pub(super) fn OfferList(offers: Offers) -> impl IntoView {
    view! {
        <Show when=move || !offers.found.with(Vec::is_empty)>
            <ul class="form-offers" role="listbox" aria-label=t!("inspector-variables")>
                {move || {
                    let chosen = offers.chosen.get();
                    offers
                        .found
                        .get()
                        .into_iter()
                        .enumerate()
                        .map(|(at, (key, name))| {
                            let picked = key.clone();
                            view! {
                                <li
                                    role="option"
                                    aria-selected=(at == chosen).to_string()
                                    // Before the field loses the focus, which would end the typing.
                                    on:pointerdown=move |event| {
                                        event.prevent_default();
                                        offers.pick(picked.clone());
                                    }
                                >
                                    <span>{name}</span>
                                    <code>{key}</code>
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ul>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_is_noticed_while_it_is_typed() {
        let found = |text: &str| typing(text, u32::try_from(text.encode_utf16().count()).unwrap());
        let is = |from, letters: &str| Some(Typing { from, letters: letters.to_owned() });
        assert_eq!(found("Hi {{"), is(3, ""));
        assert_eq!(found("Hi {{ Na"), is(3, "na"));
        assert_eq!(found("👋 {{contact.n"), is(3, "contact.n"));
        assert_eq!(found("Hi {{ name }}"), None);
        assert_eq!(found("Hi {{ name | ti"), None);
        assert_eq!(found("Hi"), None);
        assert_eq!(typing("{{ab", 3), is(0, "a"));
    }

    #[test]
    fn it_is_put_in_place_of_what_was_typed() {
        assert_eq!(completed("Hi {{ na!", 3, 8, "name"), ("Hi {{ name }}!".into(), 13));
        assert_eq!(completed("Hi {{na }}!", 3, 7, "name"), ("Hi {{ name }}!".into(), 13));
        assert_eq!(completed("👋{{", 2, 4, "x"), ("👋{{ x }}".into(), 9));
    }
}
