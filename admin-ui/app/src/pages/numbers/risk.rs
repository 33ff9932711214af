//! How likely WhatsApp blocks a number that is connected by QR code, and why: a line for each thing that counts.

use admin_types::{CheckState, CloudCheck, LinkState, Number};
use leptos::prelude::*;

use super::checks::CheckList;
use crate::{components::Card, state::Load};

/// Messages of a day above which a number without a limit is at risk.
const MANY: u32 = 200;
/// Share of a day's limit from which it is worth a look, in percent.
const NEAR: u32 = 80;

/// The card on the number's page.
#[component]
pub(super) fn RiskCard(load: Load<Number>) -> impl IntoView {
    let checks = Memo::new(move |_| load.with(|number| number.map(risks)).unwrap_or_default());
    view! {
        <Card
            title=t!("numbers-link-risk")
            subtitle=t!("numbers-link-risk-subtitle")
        >
            {move || view! { <CheckList checks=checks.get()/> }}
        </Card>
    }
}

fn check(key: &str, state: CheckState, text: String, help: &str) -> CloudCheck {
    let help = (!help.is_empty()).then(|| help.to_owned());
    CloudCheck { key: key.to_owned(), state, text, help }
}

/// What counts, the worst things where they are.
fn risks(number: &Number) -> Vec<CloudCheck> {
    let mut risks = Vec::new();
    let state = number.link.as_ref().map(|link| link.state).unwrap_or_default();
    if state == LinkState::Banned {
        risks.push(check(
            "blocked",
            CheckState::Problem,
            t!("numbers-link-risk-blocked").to_owned(),
            t!("numbers-link-risk-blocked-help"),
        ));
    }
    if let Some(sending) = &number.sending {
        let sent = sending.sent_today;
        risks.push(match sending.cap_today {
            Some(cap) => {
                let near = sent.saturating_mul(100) >= cap.saturating_mul(NEAR);
                let help = if near { t!("numbers-link-risk-cap-near") } else { "" };
                let state = if near { CheckState::Warning } else { CheckState::Ok };
                check("cap", state, t!("numbers-link-risk-cap", sent = sent, cap = cap), help)
            }
            None => check(
                "cap",
                if sent >= MANY { CheckState::Problem } else { CheckState::Warning },
                t!("numbers-link-risk-no-cap", n = sent),
                t!("numbers-link-risk-no-cap-help"),
            ),
        });
        risks.push(match (&sending.policy.warm_up, sending.policy.daily_cap) {
            (Some(warm_up), _) => check(
                "warm_up",
                CheckState::Ok,
                t!("numbers-link-risk-warm-up", n = warm_up.first_day, growth = warm_up.growth),
                "",
            ),
            (None, _) => check(
                "warm_up",
                CheckState::Warning,
                t!("numbers-link-risk-no-warm-up").to_owned(),
                t!("numbers-link-risk-no-warm-up-help"),
            ),
        });
        risks.push(match &sending.policy.quiet {
            Some(_) => check("quiet", CheckState::Ok, t!("numbers-link-risk-quiet").to_owned(), ""),
            None => check(
                "quiet",
                CheckState::Warning,
                t!("numbers-link-risk-no-quiet").to_owned(),
                t!("numbers-link-risk-no-quiet-help"),
            ),
        });
    }
    if let Some(phone) = number.options.as_ref().and_then(|options| options.phone.as_ref()) {
        risks.push(if phone.human_pace {
            check("pace", CheckState::Ok, t!("numbers-link-risk-pace").to_owned(), "")
        } else {
            check(
                "pace",
                CheckState::Warning,
                t!("numbers-link-risk-no-pace").to_owned(),
                t!("numbers-link-risk-no-pace-help"),
            )
        });
    }
    risks.push(check("strangers", CheckState::Ok, t!("numbers-link-risk-strangers").to_owned(), ""));
    risks
}

#[cfg(test)]
mod tests {
    use admin_types::{NumberOptions, NumberSending, PhoneOptions, SendingPolicy, WarmUp, WhatsappLink};

    use super::*;

    fn states(number: &Number) -> Vec<(String, CheckState)> {
        risks(number).into_iter().map(|check| (check.key, check.state)).collect()
    }

    fn number(cap: Option<u32>, sent: u32, human_pace: bool) -> Number {
        let json = serde_json::json!({
            "id": uuid::Uuid::nil(), "kind": "whatsapp_web", "name": "Shop", "phone": "+49",
            "created_at": "2026-01-01T00:00:00Z"
        });
        let mut number: Number = serde_json::from_value(json).unwrap();
        let warm_up = cap.map(|_| WarmUp { first_day: 20, growth: 20, since: None });
        let policy = SendingPolicy { daily_cap: cap, warm_up, ..SendingPolicy::default() };
        number.sending = Some(NumberSending { policy, sent_today: sent, cap_today: cap, waiting: None });
        let phone = PhoneOptions { pause_minutes: 60, choices: Default::default(), human_pace };
        number.options = Some(NumberOptions {
            download: Default::default(),
            keep_days: None,
            read_receipts: false,
            forms: false,
            phone: Some(phone),
        });
        number
    }

    #[test]
    fn a_careful_number_has_little_to_mend() {
        let states = states(&number(Some(20), 3, true));
        let worth: Vec<_> = states.iter().filter(|(_, state)| *state != CheckState::Ok).collect();
        assert_eq!(worth, [&("quiet".to_owned(), CheckState::Warning)]);
    }

    #[test]
    fn a_number_that_sends_much_is_told_so() {
        assert!(states(&number(None, 500, false)).contains(&("cap".to_owned(), CheckState::Problem)));
        assert!(states(&number(Some(20), 16, true)).contains(&("cap".to_owned(), CheckState::Warning)));
        let mut blocked = number(Some(20), 0, true);
        blocked.link = Some(WhatsappLink { state: LinkState::Banned, ..WhatsappLink::default() });
        assert_eq!(states(&blocked)[0], ("blocked".to_owned(), CheckState::Problem));
    }
}
