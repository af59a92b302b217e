/// Where a cluster is chosen: paste an address, or pick one that was found here.
@NullMarked
package io.binnacle.views.connect;

import org.jspecify.annotations.NullMarked;
