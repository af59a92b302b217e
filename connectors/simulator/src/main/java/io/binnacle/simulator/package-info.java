/// A cluster of any size, in process: the demo, the fixture of tests, the load of benchmarks.
@NullMarked
package io.binnacle.simulator;

import org.jspecify.annotations.NullMarked;
