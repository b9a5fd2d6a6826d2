// Command sample writes one profile of each kind that Go knows, for comparing what is printed of them.
// Usage: sample before|after folder
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"strconv"
	"strings"
	"sync"
	"time"

	"example.com/sample/store"
	"example.com/sample/words"
)

const text = "Call me Ishmael. Some years ago, never mind how long precisely, having little or no money in my purse, " +
	"and nothing particular to interest me on shore, I thought I would sail about a little and see the watery part of the world. "

const workTime = 1200 * time.Millisecond

var kept [][]byte

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: sample before|after folder")
		os.Exit(2)
	}
	isAfter, folder := os.Args[1] == "after", os.Args[2]
	runtime.MemProfileRate = 4096
	runtime.SetBlockProfileRate(1000)
	runtime.SetMutexProfileFraction(1)
	cpu := create(folder, "cpu")
	check(pprof.StartCPUProfile(cpu))
	work(isAfter)
	pprof.StopCPUProfile()
	check(cpu.Close())
	stop := park()
	for _, name := range []string{"heap", "allocs", "block", "mutex", "goroutine", "threadcreate"} {
		file := create(folder, name)
		check(pprof.Lookup(name).WriteTo(file, 0))
		check(file.Close())
	}
	close(stop)
}

func create(folder, name string) *os.File {
	file, err := os.Create(filepath.Join(folder, name+".pb.gz"))
	check(err)
	return file
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// work keeps two labelled workers busy, and others waiting for a lock and for each other.
func work(isAfter bool) {
	var wait sync.WaitGroup
	shared := store.New()
	for worker := 0; worker < 3; worker++ {
		wait.Add(1)
		go func(worker int) {
			defer wait.Done()
			labels := pprof.Labels("worker", strconv.Itoa(worker), "phase", []string{"read", "write", "sort"}[worker])
			pprof.Do(context.Background(), labels, func(context.Context) { run(worker, isAfter, shared) })
		}(worker)
	}
	wait.Wait()
}

func run(worker int, isAfter bool, shared *store.Store) {
	long := strings.Repeat(text, 20)
	counter := words.NewCounter[string]()
	for start, i := time.Now(), 0; time.Since(start) < workTime; i++ {
		var found []string
		if isAfter {
			found = words.Scan(long)
		} else {
			found = words.Split(long)
		}
		for _, word := range words.Sort(found) {
			counter.Add(word)
		}
		lengths := words.Map(found, func(word string) int { return len(word) })
		shared.Put(store.Key(worker, i%50), make([]byte, 64+len(lengths)%1000))
		if i%10 == 0 {
			kept = append(kept, make([]byte, 1<<(uint(i/10)%14)))
			words.Fibonacci(14 + worker)
			words.Even(40)
			store.Pipe(30)
		}
		_ = shared.Get(store.Key(0, i%50))
	}
}

// park leaves goroutines where they wait, until the channel is closed.
func park() chan struct{} {
	stop := make(chan struct{})
	for i := 0; i < 5; i++ {
		go func() { <-stop }()
	}
	deep(20, stop)
	runtime.Gosched()
	time.Sleep(10 * time.Millisecond)
	return stop
}

func deep(depth int, stop chan struct{}) {
	if depth == 0 {
		go func() { wait(5, stop) }()
		return
	}
	deep(depth-1, stop)
}

func wait(depth int, stop chan struct{}) {
	if depth == 0 {
		select {
		case <-stop:
		case <-time.After(time.Minute):
		}
		return
	}
	wait(depth-1, stop)
}
