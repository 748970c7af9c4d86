//! The licence pools of the organisation with their seats, and who holds a licence.

mod attention;
mod back;
mod belonging;
mod check;
mod export;
mod facts;
mod holder_row;
mod holders;
mod idle;
mod license_page;
mod page;
mod pools;
mod seats_bar;
mod words;

pub use idle::IdleSeatsPage;
pub use license_page::LicensePage;
pub use page::LicensesPage;
