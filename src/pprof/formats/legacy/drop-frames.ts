/** Frames of allocators, which legacy heap profiles begin with: pprof's allocRxStr. */
export const ALLOCATOR_FRAMES = [
  ...[
    "calloc",
    "cfree",
    "malloc",
    "free",
    "memalign",
    "do_memalign",
    "(__)?posix_memalign",
    "pvalloc",
    "valloc",
  ],
  ...["realloc", "tcmalloc::.*", "tc_calloc", "tc_cfree", "tc_malloc", "tc_free", "tc_memalign"],
  ...["tc_posix_memalign", "tc_pvalloc", "tc_valloc", "tc_realloc", "tc_new", "tc_delete", "tc_newarray"],
  ...["tc_deletearray", "tc_new_nothrow", "tc_newarray_nothrow", "malloc_zone_malloc", "malloc_zone_calloc"],
  ...[
    "malloc_zone_valloc",
    "malloc_zone_realloc",
    "malloc_zone_memalign",
    "malloc_zone_free",
    "runtime\\..*",
  ],
  ...["BaseArena::.*", "(::)?do_malloc_no_errno", "(::)?do_malloc_pages", "(::)?do_malloc"],
  ...["DoSampledAllocation", "MallocedMemBlock::MallocedMemBlock", "_M_allocate", "__builtin_(vec_)?delete"],
  ...["__builtin_(vec_)?new", "__gnu_cxx::new_allocator::allocate", "__libc_malloc"],
  ...[
    "__malloc_alloc_template::allocate",
    "allocate",
    "cpp_alloc",
    "operator new(\\[\\])?",
    "simple_alloc::allocate",
  ],
].join("|");

/** Frames of Go's runtime that stay within a stack: pprof's allocSkipRxStr. */
export const ALLOCATOR_KEPT = "runtime\\.panic|runtime\\.reflectcall|runtime\\.call[0-9]*";

/** Frames of the profiler's own signal handler: pprof's cpuProfilerRxStr. */
export const PROFILER_FRAMES =
  "ProfileData::Add|ProfileData::prof_handler|CpuProfiler::prof_handler|__pthread_sighandler|__restore";

/** Frames of locks: pprof's lockRxStr. */
export const LOCK_FRAMES = [
  ...["RecordLockProfileData", "(base::)?RecordLockProfileData.*", "(base::)?SubmitMutexProfileData.*"],
  ...["(base::)?SubmitSpinLockProfileData.*", "(base::Mutex::)?AwaitCommon.*", "(base::Mutex::)?Unlock.*"],
  ...["(base::Mutex::)?UnlockSlow.*", "(base::Mutex::)?ReaderUnlock.*", "(base::MutexLock::)?~MutexLock.*"],
  ...["(Mutex::)?AwaitCommon.*", "(Mutex::)?Unlock.*", "(Mutex::)?UnlockSlow.*", "(Mutex::)?ReaderUnlock.*"],
  ...["(MutexLock::)?~MutexLock.*", "(SpinLock::)?Unlock.*", "(SpinLock::)?SlowUnlock.*"],
  "(SpinLockHolder::)?~SpinLockHolder.*",
].join("|");
