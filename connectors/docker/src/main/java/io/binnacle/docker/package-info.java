/// Docker hosts: everything that is asked of a Docker engine, and what its answers mean.
@NullMarked
package io.binnacle.docker;

import org.jspecify.annotations.NullMarked;
