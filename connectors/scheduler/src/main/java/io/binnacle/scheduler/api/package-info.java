/// The scheduler's face: Marathon's v2 API and what it lacks, `/x/`, over HTTP.
@NullMarked
package io.binnacle.scheduler.api;

import org.jspecify.annotations.NullMarked;
