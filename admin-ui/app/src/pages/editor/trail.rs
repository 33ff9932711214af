//! The way through subflows: which flows one came from, kept in the address, so that going back, reloading and
//! sharing a link all work.

use leptos::prelude::*;
use leptos_router::{
    components::A,
    hooks::{use_navigate, use_params_map, use_query_map},
};
use uuid::Uuid;

use super::state::Editor;
use crate::components::Icon;

/// Flows that one can be deep in; the ones further up are forgotten.
const DEPTH: usize = 8;

/// The flows that one came through, the outermost first, from the query's `from`.
fn read(from: Option<&str>) -> Vec<String> {
    let ids = from.unwrap_or_default().split('.').filter(|id| Uuid::parse_str(id).is_ok()).map(str::to_owned);
    let mut ids: Vec<String> = ids.collect();
    ids.drain(..ids.len().saturating_sub(DEPTH));
    ids
}

/// The address of a flow that is reached through others; `show` is selected there.
fn address(flow: &str, through: &[String], show: Option<&str>) -> String {
    let mut query = Vec::new();
    if !through.is_empty() {
        query.push(format!("from={}", through.join(".")));
    }
    if let Some(show) = show {
        query.push(format!("show={show}"));
    }
    let mark = if query.is_empty() { "" } else { "?" };
    format!("/flows/{flow}{mark}{}", query.join("&"))
}

/// Goes into a subflow of the flow that is open.
pub(crate) fn use_enter() -> impl Fn(&str) + Clone + Send + 'static {
    let (params, query, navigate) = (use_params_map(), use_query_map(), use_navigate());
    move |subflow: &str| {
        let here = params.with_untracked(|params| params.get("id")).unwrap_or_default();
        let mut through = query.with_untracked(|query| read(query.get_str("from")));
        // A flow that enters itself, or is entered again further down, cuts the way short.
        through.retain(|id| id != subflow);
        through.push(here);
        navigate(&address(subflow, &through, None), Default::default());
    }
}

/// Selects what the address asks for, once the canvas has its size.
pub(crate) fn show_asked(editor: Editor) {
    let asked = use_query_map().with_untracked(|query| query.get("show"));
    let done = StoredValue::new(false);
    Effect::new(move |_| {
        let width = editor.canvas.gestures.with(|gestures| gestures.screen.width);
        let Some(asked) = asked.clone().filter(|_| width > 0.0 && !done.get_value()) else { return };
        done.set_value(true);
        if editor.canvas.graph.with_untracked(|graph| graph.nodes.contains_key(&asked)) {
            editor.visit(&asked);
        }
    });
}

/// The flows that one came through, as links back, before the name of the one that is open.
#[component]
pub(crate) fn Trail() -> impl IntoView {
    let editor = Editor::current();
    let query = use_query_map();
    let through = Memo::new(move |_| query.with(|query| read(query.get_str("from"))));
    view! {
        <Show when=move || !through.with(Vec::is_empty)>
            <nav class="editor-trail" aria-label=t!("editor-way-here")>
                {move || {
                    let through = through.get();
                    through
                        .iter()
                        .enumerate()
                        .map(|(at, id)| {
                            let href = address(id, &through[..at], None);
                            let own = id.clone();
                            let name = move || {
                                editor.others.with(|others| {
                                    others
                                        .iter()
                                        .find(|(id, _)| *id == own)
                                        .map_or_else(|| t!("editor-flow").to_owned(), |(_, name)| name.clone())
                                })
                            };
                            view! {
                                <A href=href attr:class="editor-trail-link">{name}</A>
                                <Icon name="chevron-right" class="w-3.5 h-3.5 text-faint"/>
                            }
                        })
                        .collect_view()
                }}
            </nav>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_survives_the_address_and_nonsense_is_left_out() {
        let ids: Vec<String> = (0..10).map(|n| Uuid::from_u128(n).to_string()).collect();
        let address = address(&ids[9], &ids[..3], Some("text_1"));
        let from = address.split("from=").nth(1).and_then(|rest| rest.split('&').next());
        assert_eq!(read(from), &ids[..3]);
        assert!(address.ends_with("&show=text_1"), "{address}");
        assert_eq!(read(Some("javascript:alert(1).x")), Vec::<String>::new());
        assert_eq!(read(Some(&ids.join("."))), &ids[2..], "the innermost are kept");
        assert_eq!(super::address(&ids[0], &[], None), format!("/flows/{}", ids[0]));
    }
}
