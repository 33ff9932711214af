//! Messages by day, as bars.

use admin_types::DayCount;
use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

/// Height of the tallest bar, in units of the drawing.
const HEIGHT: f64 = 120.0;
/// Width of one day.
const DAY: f64 = 40.0;
/// Width of one bar.
const BAR: f64 = 12.0;

/// Two bars a day: received and sent. Readers get a table.
#[component]
pub(super) fn DayChart(#[prop(into)] days: Signal<Vec<DayCount>>) -> impl IntoView {
    let most = Memo::new(move |_| {
        days.with(|days| days.iter().map(|day| day.messages_in.max(day.messages_out)).max().unwrap_or(0))
    });
    view! {
        <div class="flex items-center gap-4 text-xs text-muted mb-3">
            <Legend colour="bg-accent" label=t!("dashboard-received")/>
            <Legend colour="bg-thread" label=t!("dashboard-sent")/>
            <span class="ml-auto text-faint tabular-nums">
                {move || match most.get() {
                    0 => t!("dashboard-no-messages").to_owned(),
                    most => t!("dashboard-busiest-day", n = most),
                }}
            </span>
        </div>
        <svg
            viewBox=move || format!("0 0 {} {}", width(days.with(Vec::len)), HEIGHT + 22.0)
            class="w-full h-auto"
            aria-hidden="true"
        >
            <line x1="0" x2=move || width(days.with(Vec::len)) y1=HEIGHT y2=HEIGHT stroke="var(--line)"></line>
            {move || {
                let most = most.get();
                let days = days.get();
                days.iter().enumerate().map(|(at, day)| bars(at, days.len() - 1, day, most)).collect_view()
            }}
        </svg>
        <table class="sr-only">
            <caption>{t!("dashboard-messages-by-day")}</caption>
            <thead>
                <tr>
                    <th>{t!("dashboard-day")}</th>
                    <th>{t!("dashboard-received")}</th>
                    <th>{t!("dashboard-sent")}</th>
                </tr>
            </thead>
            <tbody>
                {move || {
                    days.get()
                        .into_iter()
                        .map(|day| {
                            view! {
                                <tr>
                                    <td>{day.day.to_string()}</td>
                                    <td>{day.messages_in}</td>
                                    <td>{day.messages_out}</td>
                                </tr>
                            }
                        })
                        .collect_view()
                }}
            </tbody>
        </table>
    }
}

#[component]
fn Legend(colour: &'static str, label: &'static str) -> impl IntoView {
    view! {
        <span class="inline-flex items-center gap-1.5">
            <span class=format!("w-2 h-2 rounded-sm {colour}")></span>
            {label}
        </span>
    }
}

fn bars(at: usize, days: usize, day: &DayCount, most: u64) -> impl IntoView + use<> {
    let left = position(at);
    let label = short(day.day);
    // Every other day, so that today has its name.
    let shown = (days - at).is_multiple_of(2);
    let (received, sent) = (day.messages_in, day.messages_out);
    let hint = t!("dashboard-of-day", day = &label, received = received, sent = sent);
    view! {
        <g data-tip=hint>
            <rect x=left y="0" width=DAY height=HEIGHT fill="transparent"></rect>
            {bar(left + 6.0, day.messages_in, most, "var(--accent)")}
            {bar(left + 8.0 + BAR, day.messages_out, most, "var(--thread)")}
            {shown
                .then(|| {
                    view! {
                        <text x=left + DAY / 2.0 y=HEIGHT + 16.0 text-anchor="middle" font-size="9" fill="var(--faint)">
                            {label}
                        </text>
                    }
                })}
        </g>
    }
}

/// A day as it stands under its bars, such as `3 Nov`.
fn short(date: NaiveDate) -> String {
    let day = date.day();
    match date.month() {
        1 => t!("dashboard-january", day = day),
        2 => t!("dashboard-february", day = day),
        3 => t!("dashboard-march", day = day),
        4 => t!("dashboard-april", day = day),
        5 => t!("dashboard-may", day = day),
        6 => t!("dashboard-june", day = day),
        7 => t!("dashboard-july", day = day),
        8 => t!("dashboard-august", day = day),
        9 => t!("dashboard-september", day = day),
        10 => t!("dashboard-october", day = day),
        11 => t!("dashboard-november", day = day),
        _ => t!("dashboard-december", day = day),
    }
}

fn bar(x: f64, count: u64, most: u64, fill: &'static str) -> impl IntoView {
    let height = bar_height(count, most);
    let fill = if count == 0 { "var(--line-strong)" } else { fill };
    view! { <rect x=x y=HEIGHT - height width=BAR height=height rx="2" fill=fill></rect> }
}

/// A day without messages has a stub, so that the axis reads as days.
#[expect(clippy::cast_precision_loss, reason = "pixels need no more than a double's precision")]
fn bar_height(count: u64, most: u64) -> f64 {
    if count == 0 { 1.5 } else { (count as f64 / most.max(1) as f64 * (HEIGHT - 4.0)).max(3.0) }
}

#[expect(clippy::cast_precision_loss, reason = "two weeks of days")]
fn position(at: usize) -> f64 {
    at as f64 * DAY
}

fn width(days: usize) -> f64 {
    position(days.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_stay_inside_and_are_seen() {
        assert!(bar_height(0, 0) > 0.0);
        assert!(bar_height(1, 1_000_000) >= 3.0);
        assert!(bar_height(7, 7) <= HEIGHT);
    }
}
