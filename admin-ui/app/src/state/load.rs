//! Data on its way from the API.

use std::future::Future;

use leptos::{prelude::*, task::spawn_local};

use crate::{api::ApiError, components::ErrorNote};

/// Data that is fetched in the browser, and fetched again when asked or when a signal that the fetcher
/// read has changed. What is there stays visible meanwhile. On the server it is always on its way.
pub(crate) struct Load<T: Send + Sync + 'static> {
    data: RwSignal<Option<T>>,
    error: RwSignal<Option<ApiError>>,
    again: RwSignal<u32>,
}

impl<T: Send + Sync + 'static> Clone for Load<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Load<T> {}

impl<T: Clone + Send + Sync + 'static> Load<T> {
    /// Fetches now and whenever a signal that `fetch` reads (before its first await) changes.
    pub(crate) fn new<F>(fetch: impl Fn() -> F + 'static) -> Self
    where
        F: Future<Output = Result<T, ApiError>> + 'static,
    {
        let load = Self { data: RwSignal::new(None), error: RwSignal::new(None), again: RwSignal::new(0) };
        let round = StoredValue::new(0_u32);
        Effect::new(move |_| {
            load.again.track();
            let this = round.with_value(|round| round.wrapping_add(1));
            round.set_value(this);
            let answer = fetch();
            spawn_local(async move {
                let answer = answer.await;
                // A newer question makes this answer stale; a page that is gone needs none.
                if round.try_get_value() != Some(this) {
                    return;
                }
                match answer {
                    Ok(data) => {
                        load.error.try_set(None);
                        load.data.try_set(Some(data));
                    }
                    Err(error) => {
                        load.error.try_set(Some(error));
                    }
                }
            });
        });
        load
    }

    /// Fetches again; a page that is gone fetches nothing.
    pub(crate) fn reload(self) {
        self.again.try_update(|round| *round = round.wrapping_add(1));
    }

    /// The data, once it is there.
    pub(crate) fn get(self) -> Option<T> {
        self.data.get()
    }

    /// The data, without subscribing.
    pub(crate) fn peek(self) -> Option<T> {
        self.data.try_get_untracked().flatten()
    }

    /// Looks at the data.
    pub(crate) fn with<O>(self, look: impl FnOnce(Option<&T>) -> O) -> O {
        self.data.with(|data| look(data.as_ref()))
    }

    /// Changes the data before the API has answered, or puts in what it answered.
    pub(crate) fn update(self, change: impl FnOnce(&mut T)) {
        self.data.try_update(|data| {
            if let Some(data) = data {
                change(data);
            }
        });
    }

    /// Replaces the data.
    pub(crate) fn set(self, data: T) {
        self.data.try_set(Some(data));
    }
}

/// Shows the skeleton while the data is on its way, a note with "Try again" when it failed, and the
/// children as soon as there is data. Fetching again does not make the children anew.
#[component]
pub(crate) fn LoadView<T: Clone + Send + Sync + 'static>(
    /// The data.
    load: Load<T>,
    /// In the shape of what will come.
    #[prop(into)]
    skeleton: ViewFn,
    /// Reads the data by `load.get()`.
    children: ChildrenFn,
) -> impl IntoView {
    let there = Memo::new(move |_| load.data.with(Option::is_some));
    move || {
        if there.get() {
            return children().into_any();
        }
        match load.error.get() {
            Some(error) => view! { <ErrorNote error=error retry=move |()| load.reload()/> }.into_any(),
            None => skeleton.run().into_any(),
        }
    }
}
