//! Jobs and their journals in IndexedDB, by the `idb` crate. A journal is append-only: lines are added, and go only with their whole job.
//!
//! A write resolves when its transaction has completed, so what was written survives the end of the page.

use std::cell::Cell;
use std::rc::Rc;

use futures_channel::oneshot;
use futures_util::future::LocalBoxFuture;
use idb::request::{OpenDatabaseRequest, Request};
use idb::{
    Database, DatabaseEvent, Factory, KeyRange, ObjectStore, ObjectStoreParams, Query, Transaction,
    TransactionMode,
};
use js_sys::Array;
use wasm_bindgen::JsValue;

/// The database, except in the demo, which has its own.
const NAME: &str = "rollcall.jobs";
/// The table of jobs: by the job's id, the owner, whether it is kept, and the plan.
const JOBS: &str = "jobs";
/// The table of lines: by the job's id and the number of the first line, what was appended at once.
const LINES: &str = "lines";
/// Before the plan of a job that outlives a sign-out.
const KEPT: &str = "kept";
/// Before the plan of any other job.
const NOT_KEPT: &str = "";

/// The browser refuses to store, or has no room left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

/// A job that is stored, without its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredJob {
    /// What identifies it.
    pub id: String,
    /// The id of the administrator it belongs to.
    pub owner: String,
    /// Whether it outlives a sign-out.
    pub kept: bool,
    /// The text of its plan.
    pub plan: String,
}

impl StoredJob {
    fn value(&self) -> JsValue {
        let kept = if self.kept { KEPT } else { NOT_KEPT };
        JsValue::from_str(&[&self.owner, "\n", kept, "\n", &self.plan].concat())
    }

    fn of(id: &JsValue, value: &JsValue) -> Option<Self> {
        let text = value.as_string()?;
        let mut parts = text.splitn(3, '\n');
        Some(Self {
            id: id.as_string()?,
            owner: parts.next()?.to_owned(),
            kept: parts.next()? == KEPT,
            plan: parts.next()?.to_owned(),
        })
    }
}

/// The future of an operation.
pub type Stored<T> = LocalBoxFuture<'static, Result<T, Refused>>;

/// The open database. It closes with the last handle.
struct Open(Database);

impl Drop for Open {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// Adds a job or replaces what is stored of it, apart from its lines.
pub fn put(job: &StoredJob) -> Stored<()> {
    let (id, value) = (JsValue::from_str(&job.id), job.value());
    change(Box::new(move |jobs, _| {
        jobs.put(&value, Some(&id)).map_err(drop)?;
        Ok(())
    }))
}

/// Appends lines to a job. `place` is the number of lines before them.
pub fn append(id: &str, place: u32, lines: &[String]) -> Stored<()> {
    let key = JsValue::from_str(&format!("{id}/{place:010}"));
    let text = JsValue::from_str(&lines.join("\n"));
    change(Box::new(move |_, table| {
        table.add(&text, Some(&key)).map_err(drop)?;
        Ok(())
    }))
}

/// Deletes a job with its lines.
pub fn delete(id: &str) -> Stored<()> {
    let (key, lines) = (JsValue::from_str(id), of_job(id));
    change(Box::new(move |jobs, table| {
        jobs.delete(key).map_err(drop)?;
        table.delete(lines.ok_or(())?).map_err(drop)?;
        Ok(())
    }))
}

/// Returns all jobs.
pub fn all() -> Stored<Vec<StoredJob>> {
    Box::pin(async {
        let open = open().await?;
        let transaction = begin(&open, TransactionMode::ReadOnly)?;
        let jobs = transaction.object_store(JOBS).map_err(refused)?;
        let keys = jobs.get_all_keys(None, None).map_err(refused)?;
        let values = jobs.get_all(None, None).map_err(refused)?;
        over(transaction).await?;
        let keys = Array::from(&keys.result().map_err(refused)?);
        let values = Array::from(&values.result().map_err(refused)?);
        let pairs = keys.iter().zip(values.iter());
        Ok(pairs
            .filter_map(|(key, value)| StoredJob::of(&key, &value))
            .collect())
    })
}

/// Returns the lines of a job in their order.
pub fn lines(id: &str) -> Stored<Vec<String>> {
    let lines = of_job(id);
    Box::pin(async {
        let open = open().await?;
        let transaction = begin(&open, TransactionMode::ReadOnly)?;
        let table = transaction.object_store(LINES).map_err(refused)?;
        let values = table.get_all(lines, None).map_err(refused)?;
        over(transaction).await?;
        let mut all = Vec::new();
        for text in Array::from(&values.result().map_err(refused)?).iter() {
            let text = text.as_string().unwrap_or_default();
            all.extend(text.lines().map(str::to_owned));
        }
        Ok(all)
    })
}

/// Deletes every job that is not kept.
pub fn forget_all() -> Stored<()> {
    Box::pin(async {
        let (kept, others): (Vec<_>, Vec<_>) = all().await?.into_iter().partition(|job| job.kept);
        if kept.is_empty() {
            // Lines without a job, which a tab may have added late, go too.
            return change(Box::new(|jobs, table| {
                jobs.clear().map_err(drop)?;
                table.clear().map_err(drop)?;
                Ok(())
            }))
            .await;
        }
        for job in others {
            delete(&job.id).await?;
        }
        Ok(())
    })
}

/// The keys of the lines of a job.
fn of_job(id: &str) -> Option<Query> {
    let [first, last] = ["/", "0"].map(|end| JsValue::from_str(&[id, end].concat()));
    Some(
        KeyRange::bound(&first, &last, None, Some(true))
            .ok()?
            .into(),
    )
}

/// What is done in one transaction, with the tables of jobs and of lines.
type Work = Box<dyn FnOnce(&ObjectStore, &ObjectStore) -> Result<(), ()>>;

fn change(work: Work) -> Stored<()> {
    Box::pin(async {
        let open = open().await?;
        let transaction = begin(&open, TransactionMode::ReadWrite)?;
        let jobs = transaction.object_store(JOBS).map_err(refused)?;
        let table = transaction.object_store(LINES).map_err(refused)?;
        work(&jobs, &table).map_err(|()| Refused)?;
        over(transaction).await
    })
}

fn begin(open: &Open, mode: TransactionMode) -> Result<Transaction, Refused> {
    open.0.transaction(&[JOBS, LINES], mode).map_err(refused)
}

fn refused(_: idb::Error) -> Refused {
    Refused
}

/// Resolves when the transaction has completed.
async fn over(mut transaction: Transaction) -> Result<(), Refused> {
    let (tell, told) = once();
    let failed = Rc::clone(&tell);
    transaction.on_complete(move |_| say(&tell, true));
    // An error ends in an abortion.
    transaction.on_abort(move |_| say(&failed, false));
    went_well(told).await
}

async fn open() -> Result<Open, Refused> {
    let factory = Factory::new().map_err(refused)?;
    let demo = super::demo::database();
    let name = demo.as_deref().unwrap_or(NAME);
    let mut request: OpenDatabaseRequest = factory.open(name, Some(1)).map_err(refused)?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            for table in [JOBS, LINES] {
                // Refused only if it is there.
                let _ = database.create_object_store(table, ObjectStoreParams::new());
            }
        }
    });
    let (tell, told) = once();
    let failed = Rc::clone(&tell);
    request.on_success(move |_| say(&tell, true));
    request.on_error(move |_| say(&failed, false));
    went_well(told).await?;
    let database = request.result().map_err(refused)?;
    Ok(Open(Database::try_from(database).map_err(refused)?))
}

/// Says once whether something went well.
type Tell = Rc<Cell<Option<oneshot::Sender<bool>>>>;

fn once() -> (Tell, oneshot::Receiver<bool>) {
    let (tell, told) = oneshot::channel();
    (Rc::new(Cell::new(Some(tell))), told)
}

fn say(tell: &Tell, well: bool) {
    if let Some(tell) = tell.take() {
        // No call may wait any longer.
        let _ = tell.send(well);
    }
}

async fn went_well(told: oneshot::Receiver<bool>) -> Result<(), Refused> {
    match told.await {
        Ok(true) => Ok(()),
        _ => Err(Refused),
    }
}
