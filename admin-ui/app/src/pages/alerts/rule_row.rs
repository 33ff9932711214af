//! One rule of the list.

use admin_types::{AlertRule, SaveAlertRule};
use leptos::{prelude::*, task::spawn_local};

use super::{Numbers, in_words::rule_in_words};
use crate::{
    api,
    components::{Badge, Icon, Menu, MenuItem, Switch, Toaster, Tone},
    state::Load,
};

/// The rule as it was saved, to be saved again.
pub(super) fn to_save(rule: &AlertRule) -> SaveAlertRule {
    SaveAlertRule {
        kind: rule.kind,
        number_id: rule.number_id,
        threshold: rule.threshold,
        notify: rule.notify.clone(),
        enabled: rule.enabled,
    }
}

/// What it watches, whom it tells, whether it is on.
#[component]
pub(super) fn RuleRow(
    rule: AlertRule,
    load: Load<Vec<AlertRule>>,
    numbers: Numbers,
    editing: RwSignal<Option<Option<AlertRule>>>,
) -> impl IntoView {
    let toaster = Toaster::current();
    let kept = StoredValue::new(rule.clone());
    let enabled = RwSignal::new(rule.enabled);
    let words = rule_in_words(rule.kind, rule.threshold);
    let number = rule.number_id;
    let watches = move || number.map_or_else(|| t!("alerts-every-number").to_owned(), |id| numbers.name(id));
    let tells = match &rule.notify {
        Some(notify) => t!("alerts-tells-phone", phone = phone(&notify.phone)),
        None => t!("alerts-tells-webhooks").to_owned(),
    };
    let firing = rule.firing.len();
    let switch = move |on: bool| {
        enabled.set(on);
        let body = SaveAlertRule { enabled: on, ..to_save(&kept.get_value()) };
        spawn_local(async move {
            if let Err(error) = api::alerts::save_rule(kept.get_value().id, &body).await {
                toaster.error(t!("alerts-rule-not-changed"), error.line());
            }
            load.reload();
        });
    };
    let remove = move |()| {
        let id = kept.get_value().id;
        load.update(|rules| rules.retain(|other| other.id != id));
        let commit = move || {
            spawn_local(async move {
                if let Err(error) = api::alerts::remove_rule(id).await {
                    toaster.error(t!("alerts-rule-not-deleted"), error.line());
                    load.reload();
                }
            });
        };
        toaster.undoable(t!("alerts-rule-deleting"), move || load.reload(), commit);
    };
    let label = words.clone();
    view! {
        <li class="flex items-center gap-3 px-4 py-3">
            <span class=move || if enabled.get() { tw!("text-accent-ink") } else { tw!("text-faint") }>
                <Icon name="bell-ring" class="w-5 h-5"/>
            </span>
            <div class="flex-1 min-w-0">
                <p class="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm font-medium">
                    <span>{words}</span>
                    {(firing > 0).then(|| view! { <Badge tone=Tone::Danger dot=true>{t!("alerts-firing")}</Badge> })}
                </p>
                <p class="text-xs text-muted mt-0.5">{watches}" · "{tells}</p>
            </div>
            <Switch checked=enabled on_change=switch label=t!("alerts-switch-on", name = &label)/>
            <Menu label=t!("alerts-more-rule")>
                <MenuItem icon="pencil" label=t!("alerts-edit") on_select=move |()| editing.set(Some(Some(kept.get_value())))/>
                <MenuItem icon="trash-2" label=t!("alerts-delete") danger=true on_select=remove/>
            </Menu>
        </li>
    }
}

/// A phone number as people write it; at a simulator, a name.
fn phone(text: &str) -> String {
    if text.bytes().all(|digit| digit.is_ascii_digit()) { format!("+{text}") } else { text.to_owned() }
}
