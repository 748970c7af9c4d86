//! `POST /_sim/faults`.

use serde_json::{Value, json};

use crate::control::outcome::Outcome;
use crate::faults::rule::{Rule, RuleBody};
use crate::simulator::Simulator;

/// Arms rules after those already armed. An empty list disarms all rules.
pub(crate) fn arm(sim: &mut Simulator, body: &Value) -> Outcome {
    let bodies: Vec<Value> = match body {
        Value::Array(rules) => rules.clone(),
        one @ Value::Object(_) => vec![one.clone()],
        _ => return Err((400, "the body must be a list of rules".into())),
    };
    if bodies.is_empty() {
        sim.faults.rules.clear();
    }
    let mut rules = Vec::new();
    for (index, body) in bodies.into_iter().enumerate() {
        let refuse = |text: String| (400, format!("rule {index}: {text}"));
        let body: RuleBody =
            serde_json::from_value(body).map_err(|error| refuse(error.to_string()))?;
        rules.push(Rule::new(body, (sim.faults.rules.len() + index) as u64).map_err(refuse)?);
    }
    sim.faults.rules.append(&mut rules);
    Ok(json!({ "armed": sim.faults.rules.len() }))
}
