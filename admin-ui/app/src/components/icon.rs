//! Icons by their Lucide name.

use leptos::prelude::*;

use super::icon_paths::ICONS;

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
    ICONS.iter().find(|(known, _)| *known == name).map_or("workflow", |(known, _)| *known)
}

/// The inner SVG of an icon.
fn shape(name: &str) -> &'static str {
    let find = |name: &str| ICONS.binary_search_by_key(&name, |(known, _)| *known).ok().map(|at| ICONS[at].1);
    find(name).or_else(|| find("circle")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn icons_are_sorted_and_unique() {
        assert!(ICONS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn every_node_type_has_its_icon() {
        for kind in flows_schema::node_types() {
            let icon = kind.ui.icon;
            assert!(ICONS.iter().any(|(name, _)| *name == icon), "no icon {icon}");
        }
    }
}
