#ifndef THROUGHLINE_DEMONSTRATION_FIGURES_H
#define THROUGHLINE_DEMONSTRATION_FIGURES_H

#include <stddef.h>

/// Tables of the demonstration, as they lie in this folder; SOURCES.md says where each figure was published.
extern const unsigned char *const demonstration_measures_start;
extern const size_t demonstration_measures_count;
extern const unsigned char *const demonstration_observations_start;
extern const size_t demonstration_observations_count;
extern const unsigned char *const demonstration_comparators_start;
extern const size_t demonstration_comparators_count;

#endif
