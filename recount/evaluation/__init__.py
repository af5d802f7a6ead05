"""What the project measures: readers and engine held against corpora, with figures anybody can make again."""
