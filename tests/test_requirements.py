"""The twenty requirements of the vault, each with the tests that prove it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
PROOFS: dict[int, tuple[str, ...]] = {
    1: (  # key hierarchy
        "vault/test_format.py::test_the_key_hierarchy_gives_known_answers",
        "vault/test_header.py::test_derivations_give_known_answers",
        "vault/test_rekey.py::test_a_new_passphrase_leaves_every_page_of_the_database_as_it_was",
    ),
    2: (  # Argon2id: floor, ceiling, older costs raised
        "vault/test_header.py::test_absurd_costs_are_refused_before_memory_is_taken",
        "vault/test_header.py::test_calibration_stays_within_bounds",
        "vault/test_rekey.py::test_an_older_cost_is_raised_once",
    ),
    3: (  # header: checksummed, then authenticated
        "vault/test_header.py::test_every_flipped_bit_is_damage",
        "vault/test_header.py::test_a_forged_vault_id_is_refused_once_the_data_key_is_known",
        "vault/test_header.py::test_a_slot_of_another_vault_is_refused",
        "vault/test_endurance.py::test_every_header_flip_and_every_older_copy_is_said",
    ),
    4: (  # recovery words
        "vault/test_words.py::test_every_word_is_known_by_its_first_four_letters_without_accents",
        "vault/test_words.py::test_a_missing_word_is_counted",
        "vault/test_words.py::test_nearly_all_swapped_words_fail_the_checksum",
        "vault/test_rekey.py::test_new_words_replace_the_old_ones_once_retyped",
        "vault/test_rekey.py::test_a_stop_at_any_step_of_a_change_leaves_a_vault_that_opens",
        "vault/test_rekey.py::test_a_header_that_does_not_open_gives_the_place_back",
        "ui/unlock/test_unlock_journey.py::test_first_run_ends_with_a_sheet_typed_again_and_an_open_vault",
    ),
    5: (  # one open path
        "vault/test_connection.py::test_a_key_of_another_length_is_never_used",
        "vault/test_connection.py::test_every_connection_is_set_as_decided",
        "vault/test_store.py::test_a_lost_or_foreign_file_is_damage_and_stays_as_it_is",
        "vault/test_store.py::test_the_database_of_another_vault_is_refused",
        "vault/test_store.py::test_the_database_of_a_restored_copy_is_refused_though_the_key_fits",
        "vault/test_store.py::test_an_encrypted_database_that_is_not_ours_is_refused",
    ),
    6: (  # no secret and no text of a note where others look
        "hygiene/test_hygiene.py::test_a_whole_day_leaves_no_word_and_opens_no_socket",
        "hygiene/test_hygiene.py::test_the_commands_leave_no_word_and_open_no_socket",
        "hygiene/test_leftovers.py::test_a_word_or_another_voice_in_a_log_is_seen",
        "hygiene/test_leftovers.py::test_a_history_a_setting_of_qt_or_a_core_is_seen",
        "vault/test_connection.py::test_the_key_reaches_neither_errors_nor_the_standard_error",
        "vault/test_header.py::test_secrets_do_not_show_in_representations",
    ),
    7: (  # nothing in clear on the disk
        "hygiene/test_hygiene.py::test_a_whole_day_leaves_no_word_and_opens_no_socket",
        "hygiene/test_hygiene.py::test_the_commands_leave_no_word_and_open_no_socket",
        "hygiene/test_hygiene.py::test_printers_are_asked_for_without_the_network",
        "hygiene/test_hygiene.py::test_the_look_finds_words_in_a_file_deleted_since_and_in_a_log",
        "hygiene/test_hygiene.py::test_a_word_is_found_however_it_is_written",
        "vault/test_format.py::test_no_page_of_any_file_is_in_clear",
    ),
    8: (  # deletion is real
        "vault/test_format.py::test_what_is_erased_is_in_no_page_free_ones_and_the_log_included",
        "vault_tables/test_erasing.py::test_words_that_go_leave_nothing_in_the_index",
        "vault_tables/test_erasing.py::test_erasing_a_client_leaves_no_word_of_them",
    ),
    9: (  # auto-lock
        "ui/lock/test_lock.py::test_each_reason_locks",
        "ui/lock/test_lock.py::test_a_job_that_never_ends_delays_nothing",
        "ui/lock/test_lock.py::test_the_same_page_note_and_caret_come_back",
        "ui/lock/test_nothing_left.py::test_no_word_of_the_practice_is_left_in_what_is_alive",
        "ui/shell/test_watchers.py::test_a_system_that_says_nothing_still_locks_on_idle",
        "ui/shell/test_watchers.py::test_a_jump_of_the_clock_either_way_is_a_sleep_even_if_the_mouse_moves_first",
    ),
    10: (  # clipboard
        "ui/session/test_note_tools.py::test_what_is_copied_keeps_its_spaces_and_is_forgotten_by_the_clock",
        "ui/shell/test_watchers.py::test_what_was_copied_is_forgotten_if_still_ours",
        "ui/shell/test_watchers.py::test_what_any_field_copies_is_treated_the_same",
        "ui/shell/test_watchers.py::test_a_copy_asks_every_system_to_keep_it_out_of_histories_and_of_other_computers",
        "ui/shell/test_watchers.py::test_macos_is_told_of_a_concealed_copy",
        "ui/shell/test_watchers.py::test_a_lock_and_the_end_of_the_program_empty_whatever_the_program_copied",
    ),
    11: (  # hardening of the process, files, screen captures
        "vault/test_hardening.py::test_no_core_dump_not_dumpable_private_files",
        "vault/test_hardening.py::test_the_window_starts_hardened",
        "vault/test_hardening.py::test_each_command_is_hardened_and_writes_private_files_under_any_umask",
        "vault/test_hardening.py::test_the_commands_on_a_demonstration_and_on_a_kit_are_hardened_too",
        "vault/test_store.py::test_files_are_private_whatever_the_umask",
        "ui/shell/test_capture.py::test_every_window_is_hidden_as_it_is_shown_and_the_switch_acts_at_once",
    ),
    12: (  # a save that said « saved » is saved
        "vault/test_endurance.py::test_two_minutes_of_faults_lose_nothing",
        "vault/test_store.py::test_the_log_of_a_crash_is_recovered",
        "vault/test_connection.py::test_every_connection_is_set_as_decided",
        "journeys/test_first_day.py::test_a_first_day",
    ),
    13: (  # full disk, read-only, input/output error
        "vault/test_full_disk_opening.py::test_with_no_room_it_opens_or_says_why",
        "vault/test_full_disk_opening.py::test_a_creation_without_room_leaves_nothing",
        "vault/test_full_disk_opening.py::test_an_error_on_a_disk_without_room_is_said_to_be_a_full_disk",
        "vault/test_endurance.py::test_two_minutes_of_faults_lose_nothing",
        "vault/test_store.py::test_a_vault_that_was_read_only_for_a_time_opens_again",
        "vault/test_store.py::test_a_folder_that_refuses_writing_is_said",
        "actions/test_backup.py::test_a_stick_pulled_out_read_only_or_full_is_said_and_the_last_copy_stays",
        "test_cli_bad_input.py::test_a_folder_that_refuses_writing",
        "vault/test_new_key.py::test_a_full_disk_at_any_size_is_said_and_the_vault_stays_open",
        "vault/test_rekey.py::test_a_full_disk_keeps_the_old_secret",
        "ui/health/test_refusing_disk.py::test_what_is_being_written_stays_on_screen_and_comes_back",
    ),
    14: (  # one writer
        "vault/test_store.py::test_one_process_at_a_time_and_a_killed_one_frees_the_vault",
        "vault/test_connection.py::test_the_search_connection_reads_what_was_saved_and_writes_nothing",
        "vault/test_underneath.py::test_a_second_process_is_refused_until_the_first_one_dies",
    ),
    15: (  # a folder that something else synchronises
        "vault/test_underneath.py::test_a_file_put_in_its_place_is_noticed_and_left_as_it_is",
        "vault/test_underneath.py::test_two_copies_written_apart_are_told_at_each_opening_until_accepted",
        "ui/health/test_opening_check.py::test_a_synchronised_folder_is_told_once",
    ),
    16: (  # health
        "vault/test_health.py::test_flips_cuts_additions_and_swaps_are_noticed",
        "vault/test_health.py::test_torn_copies_are_noticed",
        "vault/test_health.py::test_flips_in_the_log_are_noticed",
        "vault/test_health.py::test_an_older_copy_put_back_is_noticed",
    ),
    17: (  # salvage
        "vault/test_salvage.py::test_twenty_bad_pages_cost_few_notes",
        "vault/test_salvage.py::test_flipped_bits_cost_sixteen_bytes_each",
        "vault/test_salvage.py::test_half_a_file_gives_half_of_what_was_there",
        "vault/test_salvage.py::test_nothing_is_written_over",
        "vault/test_salvage.py::test_who_was_erased_stays_erased_even_where_the_log_lost_the_erasure",
        "vault/test_salvage_secrets.py::test_both_secrets_open_the_new_vault",
        "vault/test_salvage_index.py::test_of_a_note_whose_row_and_versions_are_lost_the_index_still_has_the_words",
        "actions/test_salvage.py::test_an_open_vault_with_bad_pages_is_saved",
        "actions/test_salvage.py::test_a_count_that_nothing_bounds_is_not_made_up",
        "ui/unlock/test_salvage_step.py::test_a_damaged_vault_is_saved_and_opened",
        "test_cli_salvage.py::test_what_is_missing_is_counted",
    ),
    18: (  # backup
        "vault/test_backup.py::test_faults_are_noticed",
        "vault/test_backup.py::test_each_bit_of_the_trailer_counts",
        "vault/test_backup.py::test_a_stop_at_any_step_leaves_the_old_backup_or_the_new_one",
        "vault/test_backup.py::test_a_damaged_vault_does_not_replace_a_good_backup",
        "vault/test_header.py::test_an_empty_passphrase_is_impossible",
        "vault/test_format.py::test_a_backup_is_read_by_the_words_alone",
    ),
    19: (  # rehearsal and rotation
        "vault/test_backup.py::test_the_recovery_sheet_alone_brings_everything_back",
        "vault/test_restoring.py::test_a_rehearsal_says_what_a_backup_holds_and_leaves_nothing",
        "vault/test_restoring.py::test_a_rehearsal_under_the_sheet_proves_the_sheet",
        "vault/test_restoring.py::test_a_rehearsal_that_is_stopped_or_fails_leaves_nothing",
        "vault/test_restoring.py::test_a_rehearsal_is_private_while_it_lasts",
        "actions/test_backup_restore.py::test_a_damaged_backup_fails_its_rehearsal",
        "vault/test_restoring.py::test_who_was_erased_since_stays_erased_to_the_last_word",
        "practice/test_rotation.py::test_what_one_relies_on_never_goes",
        "practice/test_rotation.py::test_a_copy_too_old_stays_while_it_is_the_last_verified_one",
        "practice/test_rotation.py::test_a_year_of_daily_copies_becomes_days_weeks_and_months",
        "practice/test_duties.py::test_a_copy_is_to_be_read_back_once_then_at_the_chosen_rhythm",
    ),
    20: (  # audit log
        "vault_tables/test_audit.py::test_a_line_edited_deleted_or_cut_off_is_noticed",
        "vault_tables/test_audit.py::test_two_lines_that_change_places_are_noticed",
        "vault_tables/test_audit.py::test_a_log_shorter_than_a_backup_remembers_was_cut",
        "vault_tables/test_audit.py::test_lines_name_records_by_ids_that_mean_nothing_elsewhere",
        "vault_tables/test_audit.py::test_old_lines_go_and_the_chain_still_holds",
        "actions/test_audit.py::test_lines_past_their_age_are_dropped_at_the_unlock_and_the_chain_holds",
        "actions/test_audit.py::test_lines_come_newest_first_with_the_name_of_today",
        "ui/audit/test_audit_page.py::test_the_check_tells_what_it_found_and_its_limit",
        "messages/test_audit_words.py::test_every_event_that_is_recorded_has_words_and_a_family",
        "vault_tables/test_audit.py::test_a_chain_rebuilt_by_whoever_holds_the_key_does_not_agree_with_a_backup_made_before",
        "vault/test_restoring.py::test_a_manifest_says_where_the_audit_log_ended_and_how_much_was_erased",
        "vault/test_format.py::test_a_note_a_file_and_the_audit_log_are_read",
    ),
}


def test_all_twenty_are_there() -> None:
    assert list(PROOFS) == list(range(1, 21))


@pytest.mark.parametrize("requirement", PROOFS)
def test_each_proof_is_a_test_that_exists(requirement: int) -> None:
    missing = [proof for proof in PROOFS[requirement] if proof.split("::")[1] not in names_in(proof.split("::")[0])]
    assert PROOFS[requirement]
    assert missing == []


def names_in(module: str) -> set[str]:
    """The names of the tests in a file, none if there is no such file."""
    file = TESTS / module
    tree = ast.parse(file.read_text(encoding="utf-8") if file.is_file() else "")
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}
