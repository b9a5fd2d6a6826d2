//! Counts what is in a log of SIP messages: requests by method, answers by method and status, messages by call.

use std::collections::HashMap;

/// Counts of a log. Every name is a part of the log.
#[derive(Debug, Default, PartialEq)]
pub struct Tally<'log> {
    pub requests: HashMap<&'log str, u64>,
    pub answers: HashMap<(&'log str, u16), u64>,
    pub calls: HashMap<&'log str, u64>,
}

/// Counts the messages of a log, which an empty line ends each.
pub fn tally(log: &str) -> Tally<'_> {
    let mut tally = Tally::default();
    for message in log.split("\r\n\r\n").filter(|message| !message.is_empty()) {
        let (Some(call), Some(cseq)) = (header(message, "call-id"), header(message, "cseq")) else {
            continue;
        };
        let method = cseq.split(' ').nth(1).unwrap_or("");
        *tally.calls.entry(call).or_insert(0) += 1;
        match message.strip_prefix("SIP/2.0 ").and_then(status) {
            Some(status) => *tally.answers.entry((method, status)).or_insert(0) += 1,
            None => *tally.requests.entry(method).or_insert(0) += 1,
        }
    }
    tally
}

/// Value of the first header line of a name, in any case.
fn header<'log>(message: &'log str, name: &str) -> Option<&'log str> {
    message
        .split("\r\n")
        .skip(1)
        .filter_map(|line| line.split_once(':'))
        .find(|(known, _)| known.trim().eq_ignore_ascii_case(name))
        .map(|(_, value)| value.trim())
}

fn status(line: &str) -> Option<u16> {
    line.get(..3)?.parse().ok()
}

/// The calls with the most messages, those of a number in the order of their ids.
pub fn longest<'log>(tally: &Tally<'log>, n: usize) -> Vec<(&'log str, u64)> {
    let mut calls: Vec<(&str, u64)> = tally.calls.iter().map(|(&id, &count)| (id, count)).collect();
    calls.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    calls.truncate(n);
    calls
}
