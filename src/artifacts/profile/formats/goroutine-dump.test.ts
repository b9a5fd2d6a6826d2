import {describe, expect, test} from "vitest";
import {readingOf, sampleFile, stacksOf, textFile} from "./testdata/samples-fs.ts";

describe("goroutineDump.read(file)", () => {
  test("groups equal stacks, with state, wait, creator and inlined calls", () => {
    const {profile, problems} = readingOf(sampleFile("goroutine-dump/goroutine.debug2.txt"));
    expect(problems).toEqual([]);
    expect(stacksOf(profile)).toMatchInlineSnapshot(`
      [
        "main.main → main.writeAll → main.write → runtime/pprof.(*Profile).WriteTo → runtime/pprof.writeGoroutine → runtime/pprof.writeGoroutineStacks: 1 {state=running}",
        "main.(*server).leaveWaiting.func1: 3 {state=chan receive, wait=1minutes, created by=main.(*server).leaveWaiting}",
        "main.(*server).leaveWaiting.func2: 1 {state=chan send, wait=1minutes, created by=main.(*server).leaveWaiting}",
        "main.(*server).leaveWaiting.func3: 1 {state=chan receive, wait=1minutes, thread=locked to thread, created by=main.(*server).leaveWaiting}",
        "main.(*server).leaveWaiting.func4: 1 {state=select, wait=1minutes, created by=main.(*server).leaveWaiting}",
        "main.(*server).leaveWaiting.func5: 1 {state=select (no cases), wait=1minutes, created by=main.(*server).leaveWaiting}",
        "main.(*server).leaveWaiting.func6 → time.Sleep: 1 {state=sleep, wait=1minutes, created by=main.(*server).leaveWaiting}",
        "main.(*server).leaveWaiting.func7 → sync.(*WaitGroup).Wait → sync.runtime_Semacquire: 1 {state=semacquire, wait=1minutes, created by=main.(*server).leaveWaiting}",
        "main.(*server).leaveWaiting.func8 → [sync.(*Mutex).Lock] → sync.(*Mutex).lockSlow → sync.runtime_SemacquireMutex: 1 {state=semacquire, wait=1minutes, created by=main.(*server).leaveWaiting}",
        "main.(*server).leaveWaiting.func9 → sync.(*Cond).Wait → sync.runtime_notifyListWait: 1 {state=sync.Cond.Wait, wait=1minutes, created by=main.(*server).leaveWaiting}",
        "main.(*server).leaveWaiting.func10: 1 {state=chan receive (nil chan), wait=1minutes, created by=main.(*server).leaveWaiting}",
        "main.(*server).leaveWaiting.func11 → [net.(*UDPConn).ReadFromUDP] → net.(*UDPConn).readFromUDP → net.(*UDPConn).readFrom → net.(*netFD).readFromInet4 → internal/poll.(*FD).ReadFromInet4 → [internal/poll.(*pollDesc).waitRead] → internal/poll.(*pollDesc).wait → internal/poll.runtime_pollWait: 1 {state=IO wait, wait=1minutes, created by=main.(*server).leaveWaiting}",
        "runtime/pprof.Do → main.(*server).leaveWaiting.func12: 1 {state=chan receive, wait=1minutes, created by=main.(*server).leaveWaiting}",
        "main.(*server).work: 4 {state=chan receive, created by=main.main}",
      ]
    `);
  });

  test("reads the labels and creators that newer versions write", () => {
    const {profile, problems} = readingOf(sampleFile("goroutine-dump/labels.debug2.txt"));
    expect(problems).toEqual([]);
    expect(stacksOf(profile)).toMatchInlineSnapshot(`
      [
        "main.main → main.write → runtime/pprof.(*Profile).WriteTo → runtime/pprof.writeGoroutine → runtime/pprof.writeGoroutineStacks: 1 {state=running}",
        "runtime/pprof.Do → main.main.func1: 3 {state=chan receive, n=1, peer=keep"alive, created by=main.main}",
        "main.main.func2: 1 {state=select (no cases), created by=main.main}",
        "main.main.func3 → [sync.(*Mutex).Lock] → [internal/sync.(*Mutex).Lock] → internal/sync.(*Mutex).lockSlow → internal/sync.runtime_SemacquireMutex: 1 {state=sync.Mutex.Lock, created by=main.main}",
      ]
    `);
  });

  test("reads a panic's log, and keeps what it says", () => {
    const {profile, problems} = readingOf(sampleFile("goroutine-dump/panic.log"));
    expect(problems).toEqual([]);
    expect(profile.comments).toEqual(["panic: sip: short start line"]);
    expect(stacksOf(profile)[0]).toBe(
      "main.(*server).work → main.(*server).handle: 1 {state=running, created by=main.main}",
    );
  });

  test("reads headers with gp, m and mp, and elided frames", () => {
    const {profile, problems} = readingOf(
      textFile(
        [
          "fatal error: all goroutines are asleep - deadlock!",
          "",
          "goroutine 1 gp=0xc0000061c0 m=nil mp=0x5 [chan receive, 2 minutes, locked to thread]:",
          "main.main()",
          "\t/srv/main.go:7 +0x1d",
          "...additional frames elided...",
          "created by main.init in goroutine 1",
          "\t/srv/main.go:3 +0x1d",
          "exit status 2",
        ].join("\n"),
      ),
    );
    expect(problems).toEqual([]);
    expect(stacksOf(profile)).toEqual([
      "main.main: 1 {state=chan receive, wait=2minutes, thread=locked to thread, created by=main.init}",
    ]);
  });

  test("names the line that is none of a goroutine's", () => {
    const {problems} = readingOf(
      textFile("goroutine 1 [running]:\nmain.main()\n\t/srv/main.go:7 +0x1d\nwhat is this\n"),
    );
    expect(problems).toMatchObject([{line: 4, code: "PJ063"}]);
  });
});

test.each([
  [
    "a benchmark that panicked",
    "goos: linux\nBenchmarkX-8 \t 1\t 2 ns/op\npanic: x\n\ngoroutine 1 [running]:\nmain.main()\n",
  ],
  ["prose", "We saw that goroutine 1 [running]: was printed.\n"],
])("goroutineDump.detect(file) leaves %s alone", (_name, content) => {
  expect(() => readingOf(textFile(content))).toThrow("no format");
});
