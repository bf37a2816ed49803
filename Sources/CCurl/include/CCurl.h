#ifndef CCURL_H
#define CCURL_H

#include <curl/curl.h>
#include <stddef.h>

// libcurl's setters take a variable number of arguments, which Swift cannot call: one typed function for each kind.

/// Gives bytes to libcurl or takes them from it; returns how many.
typedef size_t (*ccurl_bytes)(char *bytes, size_t size, size_t count, void *context);

/// Prepares libcurl for this process. Must have returned before any other call, and is called once.
CURLcode ccurl_start(void);

CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *value);
CURLcode ccurl_set_number(CURL *handle, CURLoption option, long value);
CURLcode ccurl_set_list(CURL *handle, CURLoption option, struct curl_slist *value);
CURLcode ccurl_set_reader(CURL *handle, ccurl_bytes reader, void *context);
CURLcode ccurl_set_writer(CURL *handle, ccurl_bytes writer, void *context);

/// The last answer's status in SMTP or HTTP; 0 when there was none.
long ccurl_status(CURL *handle);

#endif
