/// The dock's list of changes: what is under way, what was lately done, and how it came out.
@NullMarked
package io.binnacle.views.deployments;

import org.jspecify.annotations.NullMarked;
