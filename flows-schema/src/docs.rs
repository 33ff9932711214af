//! The reference of node and trigger types as Markdown, made from what the types say of themselves.
//!
//! A test holds the files in `docs/` against it; `UPDATE=1 cargo test -p flows-schema --test docs` rewrites them.

use std::{collections::BTreeMap, fmt::Write};

use serde_json::Value;

use crate::{
    FlowTest, NodeKind, node_types,
    template::{EXAMPLE_VALUES, FILTERS},
    trigger_types,
    ui_schema::{Category, FieldUi, NodeUi, Widget},
};

/// One page: its path under `docs/`, and its text.
pub type Page = (String, String);

/// All pages. `example` gives a config for a kind (`nodes`, `triggers`) and a type; the default stands in where it
/// gives none.
#[must_use]
pub fn pages(example: impl Fn(&str, &str) -> Option<Value>) -> Vec<Page> {
    let mut groups: BTreeMap<Category, String> = BTreeMap::new();
    let mut index = String::from(
        "# Node types\n\nMade from the types themselves; do not edit. A page per group of the palette; \
         [triggers](triggers.md) have their own.\n\n| Type | Name | What it does | Group |\n|---|---|---|---|\n",
    );
    for info in node_types() {
        let group = info.ui.category;
        let link = format!("nodes/{}.md#{}", slug(group), info.type_name);
        put(
            &mut index,
            &format!(
                "| [`{}`]({link}) | {} | {} | {} |\n",
                info.type_name,
                info.ui.label,
                info.ui.description,
                group.label()
            ),
        );
        let config = example("nodes", info.type_name).unwrap_or_else(|| info.default_config.clone());
        let page = groups.entry(group).or_insert_with(|| {
            format!(
                "# {}\n\nMade from the types themselves; do not edit. [All node types](../nodes.md)\n",
                group.label()
            )
        });
        section(page, info.type_name, &info.ui, &info.schema);
        if let Ok(kind) = NodeKind::from_parts(info.type_name, config.clone()) {
            let ports: Vec<String> = kind.ports().iter().map(|port| format!("`{}`", port.id)).collect();
            let ports = if ports.is_empty() { "none".to_owned() } else { ports.join(", ") };
            put(page, &format!("\nWays out, in the example: {ports}. "));
            put(page, if kind.waits() { "The conversation waits here.\n" } else { "Goes on at once.\n" });
        }
        json_block(page, &config);
    }
    let mut triggers = String::from("# Trigger types\n\nMade from the types themselves; do not edit.\n");
    for info in trigger_types() {
        section(&mut triggers, info.type_name, &info.ui, &info.schema);
        let config = example("triggers", info.type_name).unwrap_or_else(|| info.default_config.clone());
        json_block(&mut triggers, &config);
    }
    let mut pages = vec![
        ("nodes.md".to_owned(), index),
        ("triggers.md".to_owned(), triggers),
        ("filters.md".to_owned(), filters()),
        ("tests.md".to_owned(), tests()),
    ];
    pages.extend(groups.into_iter().map(|(group, text)| (format!("nodes/{}.md", slug(group)), text)));
    pages
}

/// A test that stands in the page of tests. That it holds is tested where tests are run.
pub const EXAMPLE_TEST: &str = r#"{
  "name": "An order is kept and sent on",
  "contact": {"name": "Ada"},
  "results": {"send": [{"value": {"status": 200, "headers": {}, "body": {"number": 7}}}]},
  "steps": [
    {"send": "hello"},
    {"expect": "Which size?"},
    {"choose": "Large"},
    {"expect_call": {"node": "send", "method": "POST", "body": {"size": "Large"}}},
    {"expect_rows": {"Orders": [{"size": "Large", "number": 7}]}},
    {"expect": "Your order is number 7."},
    {"expect_end": ""}
  ]
}"#;

/// The page of tests: what a test may do and expect.
fn tests() -> String {
    let mut page = String::from(
        "# Tests inside flows\n\nMade from the types themselves; do not edit. A flow carries conversations that must keep \
         their outcome, in `tests`. `botloom flow test FILE` runs them with a clock of their own; calls never leave the \
         test, and lookups read the test's own tables. The editor runs them after every change, and makes one of a \
         conversation that was played: Play, then \"Keep as a test\".\n\n| Property | Meaning |\n|---|---|\n",
    );
    // Bars would end a cell, and lines of a description are one paragraph.
    let cell = |text: &Value| {
        text.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
    };
    let schema = schemars::schema_for!(FlowTest).to_value();
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        // Writing to a string cannot fail.
        let _ = writeln!(page, "| `{name}` | {} |", cell(&property["description"]));
    }
    put(&mut page, "\n## Steps\n\nEach is an object with one key.\n\n| Step | Meaning |\n|---|---|\n");
    for step in schema["$defs"]["TestStep"]["oneOf"].as_array().into_iter().flatten() {
        for name in step["properties"].as_object().into_iter().flat_map(serde_json::Map::keys) {
            let _ = writeln!(page, "| `{name}` | {} |", cell(&step["description"]));
        }
    }
    let _ = writeln!(page, "\n## An example\n\n```json\n{EXAMPLE_TEST}\n```");
    page
}

/// The page of filters. That their examples show what is written here is tested where texts are rendered.
fn filters() -> String {
    let mut page = String::from(
        "# Filters\n\nMade from the filters themselves; do not edit. A filter changes a value where a text shows it: \
         `{{ name | title }}`, and several can follow one another: `{{ name | default('you') | upper }}`. A question \
         mark is behind what may be left out. A filter that gets the wrong number or kind of values in its brackets \
         is the error `filter_arguments`.\n\nThe examples read these values:\n\n```json\n",
    );
    put(&mut page, EXAMPLE_VALUES);
    put(&mut page, "\n```\n\n| Filter | What it gives | Example | Shows |\n|---|---|---|---|\n");
    for filter in FILTERS {
        for (index, (text, shows)) in filter.examples.iter().enumerate() {
            let (call, does) =
                if index == 0 { (format!("`{}`", filter.call()), filter.does) } else { (String::new(), "") };
            // A bar would end the cell of the table.
            let cell = |text: &str| text.replace('|', "\\|");
            // Writing to a string cannot fail.
            let _ = writeln!(page, "| {call} | {does} | `{}` | `{}` |", cell(text), cell(shows));
        }
    }
    page
}

fn slug(group: Category) -> String {
    group.label().to_lowercase()
}

fn put(page: &mut String, text: &str) {
    page.push_str(text);
}

fn section(page: &mut String, type_name: &str, ui: &NodeUi, schema: &Value) {
    // Writing to a string cannot fail.
    let _ = writeln!(page, "\n## {type_name}\n\n**{}.** {}", ui.label, paragraph(schema, &ui.description));
    if ui.fields.is_empty() {
        put(page, "\nIt has no settings.\n");
        return;
    }
    put(page, "\n| Property | In the form | Meaning |\n|---|---|---|\n");
    rows(page, "", &ui.fields, &schema["properties"]);
}

fn rows(page: &mut String, above: &str, fields: &[FieldUi], properties: &Value) {
    for field in fields {
        let own = &properties[field.property];
        let mut meaning = paragraph(own, field.help.as_deref().unwrap_or_default());
        if let Some(max) = field.max_chars.filter(|_| !meaning.contains(" characters")) {
            let _ = write!(meaning, " At most {max} characters.");
        }
        if let Widget::Select { options } | Widget::MultiSelect { options } = &field.widget {
            let values: Vec<String> =
                options.iter().map(|option| format!("`{}` ({})", option.value, option.label)).collect();
            let _ = write!(meaning, " One of {}.", values.join(", "));
        }
        let meaning = meaning.trim().replace('|', "\\|");
        let _ = writeln!(
            page,
            "| `{above}{}` | {} | {meaning} |",
            field.property,
            field.label.replace('|', "\\|")
        );
        match &field.widget {
            Widget::Object { fields } => {
                rows(page, &format!("{above}{}.", field.property), fields, &inner(own)["properties"]);
            }
            Widget::List { fields, .. } => {
                let items = inner(own);
                rows(
                    page,
                    &format!("{above}{}[].", field.property),
                    fields,
                    &inner(&items["items"])["properties"],
                );
            }
            _ => {}
        }
    }
}

/// The schema itself, or the one that an optional or described property wraps.
fn inner(schema: &Value) -> &Value {
    let wrapped = ["anyOf", "allOf", "oneOf"].iter().find_map(|key| {
        schema[*key].as_array()?.iter().find(|part| !part["properties"].is_null() || !part["items"].is_null())
    });
    if schema["properties"].is_null() && schema["items"].is_null() {
        wrapped.unwrap_or(schema)
    } else {
        schema
    }
}

/// The doc comment as one paragraph, with a sentence of the form where it says something else.
fn paragraph(schema: &Value, sentence: &str) -> String {
    let doc = schema["description"].as_str().unwrap_or_default();
    let doc = doc.split_whitespace().collect::<Vec<_>>().join(" ").replace("[`", "`").replace("`]", "`");
    if sentence.is_empty() || doc.contains(sentence) {
        doc
    } else if doc.is_empty() {
        sentence.to_owned()
    } else {
        format!("{doc} {sentence}")
    }
}

fn json_block(page: &mut String, config: &Value) {
    // A config always serialises.
    let text = serde_json::to_string(config).unwrap_or_default();
    let text = if text.len() > 100 { serde_json::to_string_pretty(config).unwrap_or_default() } else { text };
    let _ = writeln!(page, "\n```json\n{text}\n```");
}
