// Package aa holds twenty benchmarks of different kinds of work, to be measured against themselves.
package aa

import (
	"bytes"
	"compress/gzip"
	"container/heap"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"sync"
	"testing"
)

var (
	sink     int
	bytes64k = bytes.Repeat([]byte("0123456789abcdef"), 4096)
	words    = strings.Repeat("alpha beta gamma delta ", 200)
)

func numbers(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i * 7919 % n
	}
	return list
}

func BenchmarkSort(b *testing.B) {
	list := numbers(1000)
	for i := 0; i < b.N; i++ {
		sort.Ints(append([]int(nil), list...))
	}
}

func BenchmarkSearch(b *testing.B) {
	list := numbers(100000)
	sort.Ints(list)
	for i := 0; i < b.N; i++ {
		sink += sort.SearchInts(list, i%100000)
	}
}

func BenchmarkMapInsert(b *testing.B) {
	for i := 0; i < b.N; i++ {
		m := map[int]int{}
		for j := 0; j < 500; j++ {
			m[j] = i
		}
	}
}

func BenchmarkMapLookup(b *testing.B) {
	m := map[int]int{}
	for j := 0; j < 10000; j++ {
		m[j] = j
	}
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		sink += m[i%10000]
	}
}

func BenchmarkBuilder(b *testing.B) {
	for i := 0; i < b.N; i++ {
		var s strings.Builder
		for j := 0; j < 200; j++ {
			s.WriteString("word")
		}
		sink += s.Len()
	}
}

func BenchmarkSplit(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink += len(strings.Fields(words))
	}
}

func BenchmarkSprintf(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink += len(fmt.Sprintf("%d %s %v", i, "x", 1.5))
	}
}

func BenchmarkFormatFloat(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink += len(strconv.FormatFloat(float64(i)*1.1, 'g', -1, 64))
	}
}

func BenchmarkParseInt(b *testing.B) {
	for i := 0; i < b.N; i++ {
		n, _ := strconv.Atoi("123456789")
		sink += n
	}
}

func BenchmarkJSON(b *testing.B) {
	value := map[string]any{"a": 1, "b": []int{1, 2, 3}, "c": "text"}
	for i := 0; i < b.N; i++ {
		text, _ := json.Marshal(value)
		sink += len(text)
	}
}

func BenchmarkSHA256(b *testing.B) {
	b.SetBytes(int64(len(bytes64k)))
	for i := 0; i < b.N; i++ {
		sum := sha256.Sum256(bytes64k)
		sink += int(sum[0])
	}
}

func BenchmarkGzip(b *testing.B) {
	for i := 0; i < b.N; i++ {
		var out bytes.Buffer
		w := gzip.NewWriter(&out)
		w.Write(bytes64k)
		w.Close()
		sink += out.Len()
	}
}

func BenchmarkBase64(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink += len(base64.StdEncoding.EncodeToString(bytes64k))
	}
}

func BenchmarkCopy(b *testing.B) {
	to := make([]byte, len(bytes64k))
	for i := 0; i < b.N; i++ {
		sink += copy(to, bytes64k)
	}
}

func BenchmarkRegexp(b *testing.B) {
	expression := regexp.MustCompile(`(\w+) gamma (\w+)`)
	for i := 0; i < b.N; i++ {
		sink += len(expression.FindAllString(words, -1))
	}
}

func BenchmarkAllocate(b *testing.B) {
	for i := 0; i < b.N; i++ {
		list := make([]*int, 0, 100)
		for j := 0; j < 100; j++ {
			value := j
			list = append(list, &value)
		}
		sink += *list[50]
	}
}

func BenchmarkChannel(b *testing.B) {
	there, back := make(chan int), make(chan int)
	go func() {
		for n := range there {
			back <- n + 1
		}
	}()
	for i := 0; i < b.N; i++ {
		there <- i
		sink += <-back
	}
	close(there)
}

func BenchmarkMutex(b *testing.B) {
	var mutex sync.Mutex
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			mutex.Lock()
			sink++
			mutex.Unlock()
		}
	})
}

func BenchmarkMatrix(b *testing.B) {
	const n = 32
	var x, y, z [n][n]float64
	for i := 0; i < b.N; i++ {
		for r := 0; r < n; r++ {
			for c := 0; c < n; c++ {
				sum := 0.0
				for k := 0; k < n; k++ {
					sum = math.FMA(x[r][k], y[k][c], sum)
				}
				z[r][c] = sum
			}
		}
	}
	sink += int(z[0][0])
}

type queue []int

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i] < q[j] }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)        { *q = append(*q, x.(int)) }
func (q *queue) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}

func BenchmarkHeap(b *testing.B) {
	for i := 0; i < b.N; i++ {
		q := queue(numbers(200))
		heap.Init(&q)
		for q.Len() > 0 {
			sink += heap.Pop(&q).(int)
		}
	}
}
