#include "figures.h"

// C embeds a file in an instant; the same as a Swift array takes the compiler minutes.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char measures[] = {
#embed "measures.csv"
};
const unsigned char *const demonstration_measures_start = measures;
const size_t demonstration_measures_count = sizeof measures;

static const unsigned char observations[] = {
#embed "observations.csv"
};
const unsigned char *const demonstration_observations_start = observations;
const size_t demonstration_observations_count = sizeof observations;

static const unsigned char comparators[] = {
#embed "comparators.csv"
};
const unsigned char *const demonstration_comparators_start = comparators;
const size_t demonstration_comparators_count = sizeof comparators;
