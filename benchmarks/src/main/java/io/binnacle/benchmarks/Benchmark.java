package io.binnacle.benchmarks;

/// One named benchmark.
///
/// @param description one line: what it measures, and what it needs
record Benchmark(String name, String description, Body body) {
    /// Measures, and tells each figure as soon as it is known.
    interface Body {
        void run(Report report) throws Exception;
    }
}
