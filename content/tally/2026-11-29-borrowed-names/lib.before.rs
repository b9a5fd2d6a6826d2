//! Counts what is in a log of SIP messages: requests by method, answers by method and status, messages by call.

use std::collections::HashMap;

/// Counts of a log.
#[derive(Debug, Default, PartialEq)]
pub struct Tally {
    pub requests: HashMap<String, u64>,
    pub answers: HashMap<(String, u16), u64>,
    pub calls: HashMap<String, u64>,
}

/// Counts the messages of a log, which an empty line ends each.
pub fn tally(log: &str) -> Tally {
    let mut tally = Tally::default();
    for message in log.split("\r\n\r\n").filter(|message| !message.is_empty()) {
        let headers = headers(message);
        let (Some(call), Some(cseq)) = (headers.get("call-id"), headers.get("cseq")) else {
            continue;
        };
        let method = cseq.split(' ').nth(1).unwrap_or("");
        *tally.calls.entry(call.clone()).or_insert(0) += 1;
        match message.strip_prefix("SIP/2.0 ").and_then(status) {
            Some(status) => *tally.answers.entry((method.to_string(), status)).or_insert(0) += 1,
            None => *tally.requests.entry(method.to_string()).or_insert(0) += 1,
        }
    }
    tally
}

/// Values of the headers of a message by name in lower case; of a header with several lines the first.
fn headers(message: &str) -> HashMap<String, String> {
    let mut headers = HashMap::new();
    for line in message.split("\r\n").skip(1) {
        if let Some((name, value)) = line.split_once(':') {
            headers
                .entry(name.trim().to_lowercase())
                .or_insert(value.trim().to_string());
        }
    }
    headers
}

fn status(line: &str) -> Option<u16> {
    line.get(..3)?.parse().ok()
}

/// The calls with the most messages, those of a number in the order of their ids.
pub fn longest(tally: &Tally, n: usize) -> Vec<(&str, u64)> {
    let mut calls: Vec<(&str, u64)> = tally.calls.iter().map(|(id, &count)| (id.as_ref(), count)).collect();
    calls.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    calls.truncate(n);
    calls
}
