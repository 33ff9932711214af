//! Templates that would take gigabytes or minutes in an ungated engine stay within the bounds.

#![expect(clippy::expect_used, reason = "a test fails by panicking, helpers included")]

use std::fs;

use engine_core::{limits::MAX_RENDERED_BYTES, template::render_text};
use serde_json::json;

/// The most memory this process ever had, in bytes.
fn peak() -> usize {
    let status = fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status.lines().find(|line| line.starts_with("VmHWM")).expect("the high-water mark");
    line.split_whitespace().nth(1).and_then(|kilobytes| kilobytes.parse::<usize>().ok()).expect("a number")
        * 1024
}

#[test]
fn bombs_are_refused_or_stay_small() {
    let text = "a".repeat(MAX_RENDERED_BYTES);
    let list: Vec<usize> = (0..10_000).collect();
    let context = json!({"text": text, "list": list, "small": "a", "n": 5});
    let parens = format!("{{{{ {}1{} }}}}", "(".repeat(400), ")".repeat(400));
    let brackets = format!("{{{{ {}{} }}}}", "[".repeat(2000), "]".repeat(2000));
    let doubling = format!("{{{{ {} }}}}", ["text"; 60].join(" ~ "));
    let replaced = "{{ text | replace('a', text) }}";
    let joined = "{{ list | join(text) }}";
    let before = peak();
    for bomb in [
        "{% for i in range(99999) %}x{% endfor %}",
        "{% for i in list %}{% for j in list %}x{% endfor %}{% endfor %}",
        "{{ 'a' * 100000000 }}",
        "{{ small * 100000000 }}",
        "{% set a='a'*100000000 %}{% set b=a~a %}{{ b|length }}",
        "{% set ns=namespace(s='aaaaaaaaaaaaaaaa') %}{% for i in range(24) %}{% set ns.s=ns.s~ns.s %}{% endfor %}",
        replaced,
        joined,
        "{{ '%1000000000d'|format(1)|length }}",
        "{{ 'a\nb'|indent(1000000000)|length }}",
        "{{ range(10000)|batch(1)|list|length }}",
        "{{ 10**1000000 }}",
        "{% macro f(n) %}{{ f(n+1) }}{% endmacro %}{{ f(0) }}",
        &parens,
        &brackets,
        &doubling,
        "{% for i in list %}{{ text }}{% endfor %}",
        "{{ (text ~ text) | upper }}",
        "{{ (text ~ text) | json }}",
        "{{ [text, text, text] | json }}",
        "{{ (text ~ text) | date }}",
        "{{ 1 | money(text) }}",
        "{{ '2026-01-08' | date(text) }}",
        "{% for i in list %}{{ list | sum }}{{ list | json }}{% endfor %}",
    ] {
        let rendered = render_text(bomb, &context);
        assert!(
            rendered.is_err(),
            "{} gave {} bytes",
            &bomb[..bomb.len().min(60)],
            rendered.unwrap_or_default().len()
        );
    }
    let grown = peak().saturating_sub(before);
    println!("24 bombs: memory grew by {} KiB at the peak", grown / 1024);
    assert!(grown < 64 * 1024 * 1024, "memory grew by {grown} bytes");
}

#[test]
fn values_are_written_the_way_people_write_them() {
    let context = json!({
        "yes": true, "none": null, "four": 4.0, "half": 0.5, "list": [1, "b", null], "object": {"a": 1},
        "name": "ada LOVELACE", "price": "12,50", "contact": {"name": "Ada"}, "empty": ""
    });
    for (source, expected) in [
        ("{{ yes }}|{{ none }}|{{ four }}|{{ half }}", "true||4|0.5"),
        ("{{ list }}|{{ object }}", "1, b, |{\"a\":1}"),
        ("{{ missing }}{{ missing.deeper.still }}", ""),
        (
            "{{ name | title }} {{ name | capitalize }} {{ name | upper }}",
            "Ada Lovelace Ada lovelace ADA LOVELACE",
        ),
        ("{{ empty | default('there') }} {{ missing | default(7) }}", "there 7"),
        ("{{ (price | float) * 2 }} {{ price | int }} {{ 3.14159 | round(2) }}", "25 12 3.14"),
        ("{{ list | length }} {{ name | length }} {{ list | first }} {{ name | last }}", "3 12 1 E"),
        ("{{ name | replace('LOVE', 'l') | truncate(6) }}", "ada l…"),
        ("{{ list | join(' - ') }}", "1 - b - "),
        ("{% if yes and half < 1 %}in{% endif %} {{ 'x' if missing is defined else 'y' }}", "in y"),
        ("{% for item in list %}[{{ item }}]{% endfor %}", "[1][b][]"),
        ("{{ contact.name }} {{ 7 // 2 }} {{ 7 % 4 }} {{ (-3) | abs }}", "Ada 3 3 3"),
    ] {
        assert_eq!(render_text(source, &context).as_deref(), Ok(expected), "{source}");
    }
}
