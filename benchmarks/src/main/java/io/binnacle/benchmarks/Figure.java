package io.binnacle.benchmarks;

/// One measured figure.
///
/// @param size what it was measured with, as a plain number: hosts, containers, runs
record Figure(String bench, long size, String metric, double value, String unit) {}
