//! The frame around every page that needs somebody signed in.

mod account;
mod frame;
mod logo;
mod nav;
mod palette;

pub(crate) use account::ThemeButton;
pub(crate) use frame::{Frame, PageSkeleton};
pub(crate) use logo::Logo;
