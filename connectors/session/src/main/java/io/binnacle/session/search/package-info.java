/// Finding containers by what is written of them and by what they use: the language of the filter, and the index that
/// answers it.
@NullMarked
package io.binnacle.session.search;

import org.jspecify.annotations.NullMarked;
