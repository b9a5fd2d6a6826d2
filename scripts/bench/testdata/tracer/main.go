// Writes an execution trace of goroutines that add up numbers from a channel. Usage: main ROUNDS FILE.
package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"runtime/trace"
	"strconv"
	"sync"
)

const (
	workers = 50
	numbers = 500
)

func main() {
	rounds, err := strconv.Atoi(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	file, err := os.Create(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	defer file.Close()
	if err := trace.Start(file); err != nil {
		log.Fatal(err)
	}
	for i := range rounds {
		addUp(fmt.Sprintf("round %d", i%10))
	}
	trace.Stop()
}

// addUp sends numbers to goroutines, each in a region of one task.
func addUp(name string) {
	ctx, task := trace.NewTask(context.Background(), name)
	defer task.End()
	channel := make(chan int)
	var group sync.WaitGroup
	for range workers {
		group.Add(1)
		go func() {
			defer group.Done()
			trace.WithRegion(ctx, "add", func() {
				sum := 0
				for number := range channel {
					sum += number
				}
			})
		}()
	}
	for number := range numbers {
		channel <- number
	}
	close(channel)
	group.Wait()
}
