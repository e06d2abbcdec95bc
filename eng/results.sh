# Adds up what the test projects say; sourced by ./jaytek test.

total_passed=0
total_failed=0
total_told=0

# count_results PROJECT LOG EXIT_CODE FILTER
# A skipped test counts as failed, and so does a project that crashed or said nothing: no result is not a good result.
# Only one whose name says DID NOT RUN and why is let be, and told at the end: it compares us with what is not ours to bring along.
# Only where the caller filtered may a project have no test to run.
count_results() {
  local project=$1 log=$2 status=$3 filter=$4 failed passed skipped summaries told
  read -r failed passed skipped summaries < <(awk '
    /(Passed|Failed|Skipped)! +- Failed: */ {
      gsub(",", "")
      for (i = 1; i <= NF; i++) {
        if ($i == "Failed:") failed += $(i + 1)
        if ($i == "Passed:") passed += $(i + 1)
        if ($i == "Skipped:") skipped += $(i + 1)
      }
      summaries++
    }
    END { print failed + 0, passed + 0, skipped + 0, summaries + 0 }' "$log")

  told=$(grep -c '^ *Skipped .*DID NOT RUN: ' "$log" || true)
  total_told=$((total_told + told))
  skipped=$((skipped - told))
  if ((skipped > 0)); then
    complain "$project skipped $skipped, counted as failed"
    failed=$((failed + skipped))
  fi
  if ((summaries == 0 && status == 0)) && [[ -n $filter ]]; then
    return 0
  fi
  if ((summaries != 1)) || ((status != 0 && failed == 0)); then
    complain "$project ended with exit code $status and without a result of its own, counted as one failed"
    failed=$((failed + 1))
  fi
  total_passed=$((total_passed + passed))
  total_failed=$((total_failed + failed))
}

print_results() {
  if ((total_passed + total_failed == 0)); then
    complain 'no test ran'
    total_failed=1
  fi
  ((total_told == 0)) || echo "$total_told did not run, and said above why"
  echo "$total_passed passed, $total_failed failed"
  ((total_failed == 0))
}
