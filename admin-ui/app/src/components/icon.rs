//! Icons by their Lucide name.

use leptos::prelude::*;

use super::icon_paths::find;

/// An icon, 16 px unless `class` says otherwise. It is decoration: the element around it has the words.
/// An unknown name draws a circle.
#[component]
pub(crate) fn Icon(
    /// Lucide name, such as `"message-square"`.
    name: &'static str,
    /// Size and colour; replaces the default `w-4 h-4`.
    #[prop(default = "w-4 h-4")]
    class: &'static str,
) -> impl IntoView {
    view! {
        <svg
            class=format!("shrink-0 {class}")
            viewBox="0 0 24 24"
            fill="none"
            stroke="currentColor"
            stroke-width="1.75"
            stroke-linecap="round"
            stroke-linejoin="round"
            aria-hidden="true"
            inner_html=shape(name)
        ></svg>
    }
}

/// The name as one of the icons that are here; a name from the server may be another one.
pub(crate) fn known_icon(name: &str) -> &'static str {
    find(name).map_or("workflow", |(known, _)| known)
}

/// The inner SVG of an icon.
fn shape(name: &str) -> &'static str {
    find(name).or_else(|| find("circle")).map(|(_, shape)| shape).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_has_its_icon() {
        let nodes = flows_schema::node_types().iter().map(|kind| kind.ui.icon);
        for icon in nodes.chain(flows_schema::trigger_types().iter().map(|kind| kind.ui.icon)) {
            assert!(find(icon).is_some(), "no icon {icon}");
        }
    }
}
