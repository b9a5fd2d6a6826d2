use std::fmt::Write;
use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

/// A log of calls that are set up, answered and ended: seven messages each.
fn capture(calls: u32) -> String {
    let mut log = String::new();
    for call in 0..calls {
        for (first, cseq) in [
            ("INVITE sip:bob@biloxi.example.com SIP/2.0", "1 INVITE"),
            ("SIP/2.0 100 Trying", "1 INVITE"),
            ("SIP/2.0 180 Ringing", "1 INVITE"),
            ("SIP/2.0 200 OK", "1 INVITE"),
            ("ACK sip:bob@192.0.2.4 SIP/2.0", "1 ACK"),
            ("BYE sip:bob@192.0.2.4 SIP/2.0", "2 BYE"),
            ("SIP/2.0 200 OK", "2 BYE"),
        ] {
            write!(
                log,
                "{first}\r\n\
                 Via: SIP/2.0/UDP pc33.atlanta.example.com;branch=z9hG4bK{call:08x}\r\n\
                 Max-Forwards: 70\r\n\
                 From: Alice <sip:alice@atlanta.example.com>;tag=19283017{call}\r\n\
                 To: Bob <sip:bob@biloxi.example.com>;tag=a6c85cf\r\n\
                 Call-ID: a84b4c76e66710-{call}@pc33.atlanta.example.com\r\n\
                 CSeq: {cseq}\r\n\
                 Contact: <sip:alice@pc33.atlanta.example.com>\r\n\
                 User-Agent: siplab/0.9\r\n\
                 Content-Length: 0\r\n\r\n"
            )
            .expect("a String takes every text");
        }
    }
    log
}

fn bench(c: &mut Criterion) {
    let mut group = c.benchmark_group("tally");
    for calls in [10, 100, 1000] {
        let log = capture(calls);
        group.throughput(Throughput::Bytes(log.len() as u64));
        group.bench_with_input(BenchmarkId::new("calls", calls), &log, |b, log| b.iter(|| siptally::tally(black_box(log))));
    }
    group.finish();

    let log = capture(1000);
    let tally = siptally::tally(&log);
    c.bench_function("longest", |b| b.iter(|| siptally::longest(black_box(&tally), 10)));
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(40).warm_up_time(Duration::from_secs(1)).measurement_time(Duration::from_secs(4));
    targets = bench
}
criterion_main!(benches);
